// Tests run at the same time on one server, so each spec writes in communes of its own: one for the phone, one for the
// desktop. Names are of every kind: `phường`, `xã`, `thị trấn`, short and long.
import { basename } from 'node:path';
import type { TestInfo } from '@playwright/test';

const OWN: Record<string, readonly [phone: string, desktop: string]> = {
  'account-types': ['xa-phuoc-hoi', 'xa-lang-dai'],
  'activity-types': ['phuong-3', 'phuong-12'],
  'administrator-says-who-they-are': ['xa-long-tan', 'phuong-hac-dich'],
  'block-types': ['xa-tan-hoa', 'xa-tan-hoa'],
  'content-page-types': ['phuong-phuoc-hiep', 'thi-tran-long-dien'],
  'desk-approval-types': ['phuong-4', 'phuong-long-tam'],
  'desk-content-types': ['phuong-thang-nhat', 'xa-quang-thanh'],
  'desk-facts-types': ['xa-kim-long', 'thi-tran-ngai-giao'],
  'desk-page-types': ['phuong-nguyen-an-ninh', 'thi-tran-phuoc-buu'],
  'desk-record-types': ['xa-bau-chinh', 'xa-lang-lon'],
  'directive-types': ['xa-phuoc-hoi', 'xa-lang-dai'],
  'editor-announces': ['xa-xa-bang', 'phuong-phu-my'],
  'desk-library-types': ['xa-loc-an', 'xa-long-my'],
  'editor-brings-word': ['xa-tan-hai', 'phuong-thang-nhi'],
  'editor-brings-word, by keyboard': ['xa-tan-lam', 'xa-hoa-binh'],
  'editor-by-keyboard': ['phuong-1', 'phuong-10'],
  'editor-keeps-what-was-typed': ['phuong-2', 'phuong-11'],
  'editor-merges-two-writers': ['xa-tan-hung', 'xa-suoi-nghe'],
  'editor-publishes': ['phuong-rach-dua', 'xa-binh-trung'],
  'editor-saves-by-itself': ['phuong-5', 'phuong-long-toan'],
  'editor-shows-pictures': ['xa-hoa-hiep', 'xa-bong-trang'],
  'editor-shows-pictures, the twin': ['xa-hoa-hoi', 'xa-hoa-hung'],
  'editor-survives-outages': ['xa-xuan-son', 'xa-son-binh'],
  'editor-survives-sign-out': ['xa-phuoc-thuan', 'xa-phuoc-tan'],
  'editor-withdraws': ['xa-long-son', 'thi-tran-dat-do'],
  'editor-writes-without-marks': ['phuong-9', 'phuong-phuoc-hoa'],
  'guide-types': ['xa-tan-hoa', 'xa-tan-hoa'],
  'help-types': ['xa-xuyen-moc', 'xa-tam-phuoc'],
  'live-preview': ['phuong-3', 'phuong-12'],
  'neighbour-is-helped': ['xa-phuoc-hung', 'xa-phuoc-hung'],
  'newcomer-loses-the-phone': ['xa-toc-tien', 'xa-song-xoai'],
  'operator-adds-a-unit': ['xa-da-bac', 'xa-suoi-rao'],
  'operator-copies-a-model-site': ['xa-chau-pha', 'thi-tran-long-hai'],
  'people-approve': ['phuong-tan-phuoc', 'phuong-phuoc-hung'],
  'people-approve, two pairs of eyes': ['xa-an-ngai', 'xa-an-nhut'],
  'people-types': ['xa-phuoc-tinh', 'xa-phuoc-long-tho'],
  'platform-page-types': ['xa-nghia-thanh', 'phuong-my-xuan'],
  'province-shares-with-communes': ['xa-hoa-long', 'xa-hoa-long'],
  'province-warns-everybody': ['xa-hoa-long', 'xa-hoa-long'],
  'public-page-types': ['thi-tran-phuoc-hai', 'phuong-phuoc-nguyen'],
  'renderer-parity': ['xa-binh-chau', 'xa-binh-gia'],
  'resident-by-keyboard': ['xa-hoa-long', 'xa-hoa-long'],
  'resident-finds-dead-ends': ['xa-bau-lam', 'xa-cu-bi'],
  'resident-finds-a-commune': ['phuong-7', 'phuong-8'],
  'resident-on-any-screen': ['phuong-phuoc-trung', 'phuong-long-huong'],
  'resident-prints': ['xa-bung-rieng', 'phuong-thang-tam'],
  'resident-reads': ['xa-hoa-long', 'xa-hoa-long'],
  'team-types': ['xa-binh-chau', 'xa-binh-gia'],
  'unit-page-types': ['xa-binh-ba', 'phuong-kim-dinh'],
};

/** Nobody ever writes here, or says anything of it. */
export const WITHOUT_NEWS = 'xa-long-phuoc';

export function ownCommune(info: TestInfo, named?: string): string {
  const spec = named ?? basename(info.file, '.spec.ts');
  const own = OWN[spec];
  if (!own) throw new Error(`support/communes.ts names no communes for ${spec}`);
  return own[info.project.name === 'phone' ? 0 : 1];
}
