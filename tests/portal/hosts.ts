/**
 * The names that the practice portal answers to. Those with a constant play a portal; the others exist so that a manifest
 * or a host list can be tried against them, and answer with a 404 page.
 */
export const NATIONAL = 'dichvucong.gov.vn';
export const MOJ = 'dichvucongnganhtuphap.moj.gov.vn';
export const EFORM = 'tokhaidientu.moj.gov.vn';
export const DANANG = 'dichvucong.danang.gov.vn';
export const POLICE = 'dichvucong.bocongan.gov.vn';
export const BACNINH = 'dichvucong.bacninh.gov.vn';
export const LIENTHONG = 'lienthong.dichvucong.gov.vn';
export const DKKD = 'hokinhdoanh.dkkd.gov.vn';
export const THANHHOA = 'motcua.thanhhoa.gov.vn';
export const CULTURE = 'dichvucong.bvhttdl.gov.vn';

/** Officers' own pages: iGate-like, antd-like, and one that nobody knows. */
export const IGATE = 'motcua.tphcm.gov.vn';
export const ANTD = 'motcua.hatinh.gov.vn';
export const PLAIN = 'hcc.thanhhoa.gov.vn';

export const HOSTS: readonly string[] = [
  NATIONAL,
  MOJ,
  EFORM,
  DANANG,
  POLICE,
  BACNINH,
  LIENTHONG,
  DKKD,
  THANHHOA,
  CULTURE,
  IGATE,
  ANTD,
  PLAIN,
  'dichvucong.hanoi.gov.vn',
  'dichvucong.ninhbinh.gov.vn',
  'dichvucong.lamdong.gov.vn',
  'dichvucong.quangngai.gov.vn',
  'dichvucong.quangninh.gov.vn',
  'dichvucongnnmt.mae.gov.vn',
  'dvc.moc.gov.vn',
];

/** Addresses of the pages, in the shape that the real portals use (uuid v7, digits, 24 hex). */
export const PATHS = {
  marriageProcedure: '/thu-tuc-hanh-chinh/019a8c3e-51d2-7b64-9f0e-2c7d5a1b8e94',
  marriageParent: '/nop-ho-so/1000894561',
  marriageForm: '/e-form/5d0c1f3a-2056-4e7b-8a91-c4f2d6b09e17',
  deathForm: '/e-form/8b61a7d4-2054-4c3e-9d20-71e5f3c8a602',
  wizard: '/vi/padsvc/apply-online/68f1c2d94ab37e5510c9d8c1',
  birthForm: '/vi/padsvc/apply-online/68f1c2d94ab37e5510c9d8a3',
  attachments: '/vi/padsvc/apply-online/68f1c2d94ab37e5510c9d8b7',
  unknownProcedure: '/thu-tuc-hanh-chinh/019a8c3e-7a10-7c02-8d3b-51f0a2c4e6d8',
  badTables: '/thu-tuc-hanh-chinh/019a8c3e-9b44-7d18-a2c6-0e7f3b5d9a21',
  residence: '/bo-cong-an/tiep-can-ho-so/khai-bao',
  eform: '/web/guest/eform',
  listbox: '/nop-ho-so/019a8c40-7be1-7f02-a4d3-90b6e1c55a27',
  officer: '/dvc/tiep-nhan-ho-so/moi-tiep-nhan',
  comments: '/dvc/xu-ly-ho-so/y-kien',
  contract: '/dvc/tiep-nhan-ho-so/chung-thuc-hop-dong',
  foreignFrame: '/dvc/khung-la',
  household: '/HkdOnline/Forms/APP/HouseholdInfo.aspx',
  interAgency: '/',
  culture: '/nop-ho-so',
  survey: '/to-khai/019a8c41-2d55-7aa0-8c17-43fe0b92d611',
  calendars: '/lich',
  igateList: '/vi/dossier/search',
  igateDossier: '/vi/dossier/search/68f1c2d94ab37e5510c9d8c1',
  antdList: '/dvc/xu-ly-ho-so/dang-xu-ly',
  supplementList: '/dvc/xu-ly-ho-so/da-chuyen-bo-sung',
  plainList: '/tra-cuu',
} as const;

/** Full address of a page, as the officer's browser shows it. */
export const URLS = {
  front: `https://${NATIONAL}/`,
  marriageProcedure: `https://${NATIONAL}${PATHS.marriageProcedure}`,
  marriage: `https://${MOJ}${PATHS.marriageParent}`,
  marriageForm: `https://${EFORM}${PATHS.marriageForm}`,
  deathForm: `https://${EFORM}${PATHS.deathForm}`,
  /** A marriage form in steps; ?plain is a stepper that only hides and shows. */
  wizard: `https://${DANANG}${PATHS.wizard}`,
  birth: `https://${DANANG}${PATHS.birthForm}`,
  /** Second step of a birth registration: attachments and two text boxes. */
  attachments: `https://${DANANG}${PATHS.attachments}`,
  unknownProcedure: `https://${NATIONAL}${PATHS.unknownProcedure}`,
  badTables: `https://${NATIONAL}${PATHS.badTables}`,
  /** The same form with the requester filled and locked from the sign-in. */
  birthSignedIn: `https://${DANANG}${PATHS.birthForm}?vneid`,
  residence: `https://${POLICE}${PATHS.residence}`,
  eform: `https://${BACNINH}${PATHS.eform}`,
  listbox: `https://${NATIONAL}${PATHS.listbox}`,
  officer: `https://${THANHHOA}${PATHS.officer}`,
  /** One dossier: fields of a person, boxes for an opinion, a frame of another ministry. */
  comments: `https://${THANHHOA}${PATHS.comments}`,
  /** The sale of a motorbike: parties for whom we have no role. */
  contract: `https://${THANHHOA}${PATHS.contract}`,
  household: `https://${DKKD}${PATHS.household}`,
  interAgency: `https://${LIENTHONG}/#/ke-khai/2.000987`,
  culture: `https://${CULTURE}${PATHS.culture}`,
  survey: `https://${NATIONAL}${PATHS.survey}`,
  calendars: `https://${BACNINH}${PATHS.calendars}`,
  /** Lists take ?rows=N, ?dark; the first one also ?all, ?virtual and ?narrow. */
  igateList: `https://${IGATE}${PATHS.igateList}`,
  igateDossier: `https://${IGATE}${PATHS.igateDossier}`,
  antdList: `https://${ANTD}${PATHS.antdList}`,
  supplementList: `https://${ANTD}${PATHS.supplementList}`,
  plainList: `https://${PLAIN}${PATHS.plainList}`,
} as const;

/** Dossier codes that the pages show, as if the dossier had been received on 23/11/2026. */
export const DOSSIERS = { marriage: 'H26.15.3-261123-0001', birth: 'H17.22.5-261123-0002' } as const;
