// What units say of themselves, and what the platform's administrator does with them: by plain requests, for tests that
// are about something else.
import { deskOf } from './address';
import { token, value, type Author } from './author';

/** Everything a unit can say, long where it may be long. */
export const ALL_FACTS = {
  dia_chi: 'Số 1.234 đường Nguyễn Thị Minh Khai, khu phố Nguyễn Trường Tộ, phường Phước Nguyên, thành phố Bà Rịa',
  dien_thoai: 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân: 0254 3852 123\nBộ phận tiếp nhận và trả kết quả: 0254 3852 124\n113',
  thu_dien_tu: 'vanphong.hoidongnhandan.uybannhandan@phuocnguyen.thanhphobaria.example.vn',
  gio_lam_viec: 'Thứ Hai đến thứ Sáu: 7 giờ 30 – 11 giờ 30, 13 giờ 30 – 17 giờ\nThứ Bảy: 7 giờ 30 – 11 giờ 30, chỉ tiếp nhận hồ sơ',
  toa_do: '10.49630, 107.16840',
  nguoi_chiu_trach_nhiem: 'Nguyễn Hoàng Phương Uyên',
  chuc_vu: 'Phó Chủ tịch thường trực Ủy ban nhân dân',
  gioi_thieu: 'Một đơn vị **ven biển** ở phía nam thành phố[^1].\n\n- Khu phố Nguyễn Trường Tộ\n- Khu phố Nguyễn Hữu Cảnh\n\n[^1]: Theo niên giám thống kê.',
  lich_su: 'Lập năm **1994**[^1].\n\n[^1]: Theo nghị định của Chính phủ.',
  to_chuc: '| Bộ phận | Việc |\n|---|---|\n| Văn phòng – thống kê | Tiếp nhận hồ sơ, hướng dẫn người dân |\n| Tư pháp – hộ tịch | Khai sinh, khai tử, kết hôn |',
  su_dung_lai: 'Ghi rõ nguồn khi sử dụng lại thông tin từ trang này.',
} as const;

export type Facts = Partial<Record<keyof typeof ALL_FACTS, string>>;

/** Saves facts of a unit; `by` administers it. */
export async function say(by: Author, unit: string, facts: Facts): Promise<void> {
  const path = new URL(deskOf(unit, '/thong-tin')).pathname;
  const { body } = await by.get(path);
  await by.post(path, { ...facts, csrf: token(body), phien_ban: value(body, 'phien_ban') });
}

export interface Officer {
  kind: 'leader' | 'contact';
  name: string;
  position: string;
  phone?: string;
}

/** Puts somebody on the list of a unit's officers. */
export async function appoint(by: Author, unit: string, { kind, name, position, phone = '' }: Officer): Promise<void> {
  const path = new URL(deskOf(unit, '/can-bo')).pathname;
  const { body } = await by.get(path);
  const form = { loai: kind, ho_ten: name, chuc_vu: position, dien_thoai: phone };
  await by.post(path, { ...form, csrf: token(body) });
}

/** Suspends the site of a unit or opens it again; `by` runs the platform. */
export async function suspend(by: Author, unit: string, work: 'ngung' | 'mo' = 'ngung'): Promise<void> {
  const path = `/nen-tang/don-vi/${unit}`;
  const { body } = await by.get(path);
  await by.post(`${path}/tam-ngung`, { viec: work, csrf: token(body) });
}
