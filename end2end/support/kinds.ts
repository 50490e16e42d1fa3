// The five kinds of what a unit publishes, by the words they go by.
export type Kind = 'article' | 'notice' | 'event' | 'page' | 'guide';

interface Words {
  /** In the addresses of the desk, and in its forms. */
  word: string;
  /** Where residents find them. */
  folder: string;
  /** The button that begins one. */
  begin: string;
  /** What the editor is called then. */
  heading: string;
}

export const KINDS: Record<Kind, Words> = {
  article: { word: 'tin-bai', folder: '/tin-tuc', begin: 'Viết bài mới', heading: 'Viết bài mới' },
  notice: { word: 'thong-bao', folder: '/thong-bao', begin: 'Thông báo mới', heading: 'Viết thông báo mới' },
  event: { word: 'su-kien', folder: '/su-kien', begin: 'Sự kiện mới', heading: 'Thêm sự kiện mới' },
  page: { word: 'trang', folder: '/trang', begin: 'Trang thông tin mới', heading: 'Thêm trang thông tin' },
  guide: { word: 'huong-dan', folder: '/huong-dan', begin: 'Hướng dẫn mới', heading: 'Viết hướng dẫn mới' },
};
