// What people write in these tests: long, with marks above marks, and everything the renderer knows.
export interface Article {
  title: string;
  summary?: string;
  body: string;
  author?: string;
  source?: string;
  writtenOn?: string;
}

export const LONG: Article = {
  title:
    'Ủy ban nhân dân phường thông báo lịch tiếp công dân định kỳ, hướng dẫn nộp hồ sơ trực tuyến và giới thiệu đồng chí Nguyễn Thị Ngọc Diễm, Trưởng Tổ công nghệ số cộng đồng khu phố Nguyễn Trường Tộ',
  summary:
    'Từ ngày 05/02/2024, người dân nộp hồ sơ trên Cổng dịch vụ công ở bất cứ đâu; ai chưa quen thì Tổ công nghệ số cộng đồng tới tận nhà hướng dẫn, kể cả cuối tuần.',
  author: 'Đặng Huỳnh Phượng Uyển',
  source: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân',
  writtenOn: '27/01/2024',
  body: `# Việc cần làm trước khi tới

Người nộp hồ sơ chuẩn bị **căn cước** và số điện thoại đã định danh. Những trường hợp khuyết tật, cao tuổi được hỗ trợ tại nhà[^1].

- Đăng ký tài khoản ở [Cổng dịch vụ công quốc gia](https://dichvucong.gov.vn)
- Chụp ảnh giấy tờ, đủ bốn góc
  - mặt trước
  - mặt sau
- Ghi lại mã hồ sơ

1. Mở trang.
2. Điền mẫu.
3. Nộp và chờ tin nhắn.

> [!LƯU Ý]
> Không đưa mật khẩu cho bất cứ ai, **kể cả người tự xưng là cán bộ**.

> [!CẢNH BÁO]
> Đã có người giả danh công an gọi điện.

## Lịch tiếp công dân

| Ngày | Người tiếp | Nơi tiếp | Số điện thoại |
|---|---|---|---:|
| Thứ Ba, 06/02/2024 | Nguyễn Thị Ngọc Diễm | Trụ sở Ủy ban nhân dân, phòng Tiếp công dân | 0254 3 853 123 |
| Thứ Năm, 15/02/2024 | Đặng Huỳnh Phượng Uyển | Nhà văn hóa khu phố Nguyễn Trường Tộ | 0254 3 853 124 |

### Mục nhỏ: ĐƯỜNG NGUYỄN HỮU CẢNH, ẤP PHƯỚC LỄ

> Chuyển đổi số là việc của toàn dân.

Địa chỉ dài: https://dichvucong.gov.vn/p/home/dvc-trang-chu.html?ma-thu-tuc=1.004194&ten=dang-ky-tam-tru-cho-nguoi-dan

---

Dòng cuối với \`mã lệnh\` và ~~chữ bỏ~~.

[^1]: Theo Kế hoạch số 12/KH-UBND ngày 05/01/2024.`,
};

/** A few words, when the text does not matter. */
export function short(title: string, body = 'Kính mời bà con tới dự đông đủ.'): Article {
  return { title, body };
}
