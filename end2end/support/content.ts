// One of each kind, as long as anybody writes it. Days lie so far ahead, or so far back, that no clock matters.
import { LONG, type Article } from './articles';
import type { Kind } from './kinds';

export interface Content extends Article {
  kind: Kind;
  /** Fields that only this kind has, by their labels. */
  further?: Record<string, string>;
}

export const FAR_AHEAD = '31/12/2099';
export const LONG_AGO = '05/02/2024';

/** One of the categories a unit gets by one click. */
export const CATEGORY = 'Phổ biến pháp luật';

export const PINNED: Content = {
  ...LONG,
  kind: 'article',
  further: { 'Chuyên mục': CATEGORY, 'Ghim lên đầu trang chủ đến hết ngày': FAR_AHEAD },
};

export const NOTICE: Content = {
  kind: 'notice',
  title:
    'Tạm ngừng cung cấp điện để sửa chữa đường dây trên các tuyến đường Nguyễn Hữu Cảnh, Nguyễn Thị Minh Khai, Phạm Ngọc Thạch và toàn bộ khu phố Nguyễn Trường Tộ, Phước Thiện, Hương Giang',
  summary: 'Từ 7 giờ 30 đến 17 giờ 30; bà con nhớ trữ nước, rút phích cắm các thiết bị và nhắc người già, trẻ nhỏ trong nhà.',
  body: LONG.body,
  further: { 'Có hiệu lực đến hết ngày': FAR_AHEAD },
};

export const EVENT: Content = {
  kind: 'event',
  title:
    'Ngày hội Chuyển đổi số và hiến máu tình nguyện “Giọt hồng miền Đông” dành cho cán bộ, đoàn viên, thanh niên, học sinh các trường trung học phổ thông và người dân mười hai khu phố',
  summary: 'Có bàn hướng dẫn định danh điện tử mức 2, khám sức khỏe miễn phí và trò chơi cho thiếu nhi.',
  body: LONG.body,
  further: {
    'Ngày bắt đầu': '15/08/2099',
    'Giờ bắt đầu': '7 giờ 30',
    'Ngày kết thúc': '16/08/2099',
    'Giờ kết thúc': '17h30',
    'Địa điểm':
      'Hội trường lớn Nhà văn hóa khu phố Nguyễn Trường Tộ, số 1.234 đường Nguyễn Thị Minh Khai, phường Phước Nguyên, thành phố Bà Rịa, tỉnh Bà Rịa - Vũng Tàu',
  },
};

/** From the top of the tree to its lowest level. */
export const PAGES: readonly [string, string, string] = [
  'Hướng dẫn thủ tục hành chính thuộc thẩm quyền giải quyết của Ủy ban nhân dân, tiếp nhận tại Bộ phận tiếp nhận và trả kết quả',
  'Lĩnh vực hộ tịch: khai sinh, khai tử, kết hôn, giám hộ, nhận cha, mẹ, con, thay đổi và cải chính hộ tịch',
  'Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con cho người đã có hồ sơ, giấy tờ cá nhân ở nước ngoài',
];
