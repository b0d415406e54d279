import { officerPage } from './antd/page.ts';
import { commentsPage, foreignFrame } from './comments/page.ts';
import { contractPage } from './contract/page.ts';
import options from './data/options.json' with { type: 'json' };
import places from './data/places.json' with { type: 'json' };
import { calendarsPage } from './flatpickr/page.ts';
import { BACNINH, CULTURE, DKKD, LIENTHONG, NATIONAL, PATHS, POLICE, THANHHOA } from './hosts.ts';
import { culturePage, interAgencyPage } from './lienthong/page.ts';
import { eformPage } from './liferay/page.ts';
import { communesOf } from './moj/options.ts';
import { listboxPage } from './national/listbox-page.ts';
import { residencePage } from './police/page.ts';
import type { Answer, Request } from './routes.ts';
import { surveyPage } from './survey/page.ts';
import { householdPage } from './webforms/page.ts';

/** "host path" → the page: one for each component library that the portals use. */
const PAGES: Record<string, () => string> = {
  [`${POLICE} ${PATHS.residence}`]: residencePage,
  [`${BACNINH} ${PATHS.eform}`]: eformPage,
  [`${NATIONAL} ${PATHS.listbox}`]: listboxPage,
  [`${THANHHOA} ${PATHS.officer}`]: officerPage,
  [`${THANHHOA} ${PATHS.comments}`]: commentsPage,
  [`${THANHHOA} ${PATHS.contract}`]: contractPage,
  [`${POLICE} ${PATHS.foreignFrame}`]: foreignFrame,
  [`${BACNINH} ${PATHS.calendars}`]: calendarsPage,
  [`${NATIONAL} ${PATHS.survey}`]: surveyPage,
  [`${LIENTHONG} ${PATHS.interAgency}`]: interAgencyPage,
  [`${CULTURE} ${PATHS.culture}`]: culturePage,
};

export const libraryPage = ({ method, host, url, body }: Request): Answer | undefined => {
  if (host === DKKD && url.pathname === PATHS.household) return { body: householdPage(body), late: method === 'POST' };
  const render = method === 'GET' ? PAGES[`${host} ${url.pathname}`] : undefined;
  return render && { body: render() };
};

const LISTS: Record<string, readonly string[]> = {
  ...(options as unknown as Record<string, string[]>),
  // Long forms and near misses; two hundred more so that ng-select draws only a part.
  quocTichDai: [
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
    ...Array.from({ length: 200 }, (_, index) => `Quốc gia số ${index + 1}`),
    'Cộng hòa Pháp',
  ].toSorted((a, b) => b.localeCompare(a, 'vi')),
  tinh: places.provinces.map(({ name }) => name),
};

/** `/danh-muc/<list>`: rows with `ten`; `tim` filters, `tinh` names the province of a list of communes, `cham` makes it slow. */
export const listed = ({ url }: Request): Answer | undefined => {
  const name = /^\/danh-muc\/(\w+)$/.exec(url.pathname)?.[1] ?? '';
  const term = (url.searchParams.get('tim') ?? '').toLocaleLowerCase('vi');
  const all = name === 'xa' ? communesOf(url.searchParams.get('tinh') ?? '') : LISTS[name];
  if (!Array.isArray(all)) return undefined;
  const body = JSON.stringify(all.filter((ten) => ten.toLocaleLowerCase('vi').includes(term)).map((ten) => ({ ten })));
  const late = url.searchParams.has('cham') ? 'very' : name === 'xa' || term !== '';
  return { type: 'application/json; charset=utf-8', body, late };
};
