import { birthDefinition, PARENT_KEYS } from './formio/birth.ts';
import { birthPage } from './formio/page.ts';
import { ANTD, DANANG, EFORM, IGATE, MOJ, NATIONAL, PATHS, PLAIN } from './hosts.ts';
import { page } from './html.ts';
import { libraryPage, listed } from './libraries.ts';
import { callApi, communesByProvince, communesOf } from './moj/options.ts';
import { deathFormPage, EFORM_POLICY, marriageFormPage, parentPage } from './moj/pages.ts';
import { frontPage } from './national/front.ts';
import { procedurePage } from './national/procedure.ts';
import { antdPage, dossierPage, igatePage, plainPage, supplementPage } from './officer/pages.ts';
import { attachmentPage, badTablesPage, unknownProcedurePage } from './papers/pages.ts';
import { wizardPage } from './wizard/page.ts';

export interface Request {
  method: string;
  host: string;
  url: URL;
  body: string;
}

export interface Answer {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  body: string | Buffer;
  /** Wait first: what this answer brings comes late on the real portal. */
  late?: boolean | 'very';
}

type Handler = (request: Request) => Answer;

const html = (render: () => string, headers: Record<string, string> = {}): Handler => {
  return () => ({ body: render(), headers });
};
/** A list page; `?dark` is a portal in dark dress. */
const list = (render: (dark: boolean) => string): Handler => {
  return ({ url }) => ({ body: render(url.searchParams.has('dark')) });
};
const json = (value: unknown, late = false): Answer => ({
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
  late,
});

/** "METHOD host path" → what answers it. */
const ROUTES: Record<string, Handler> = {
  [`GET ${NATIONAL} /`]: html(frontPage),
  [`GET ${NATIONAL} ${PATHS.marriageProcedure}`]: html(procedurePage),
  [`GET ${MOJ} ${PATHS.marriageParent}`]: html(parentPage),
  [`GET ${EFORM} ${PATHS.marriageForm}`]: html(marriageFormPage, { 'content-security-policy': EFORM_POLICY }),
  [`GET ${EFORM} ${PATHS.deathForm}`]: html(deathFormPage, { 'content-security-policy': EFORM_POLICY }),
  [`POST ${EFORM} /api/eform-service/api/call-api`]: ({ body }) => {
    const { apiId, dependsOn } = JSON.parse(body) as { apiId: string; dependsOn?: string };
    const data = callApi(apiId, dependsOn);
    return data ? json({ data }, dependsOn !== undefined) : { ...json({ data: [] }), status: 404 };
  },
  [`GET ${IGATE} ${PATHS.igateList}`]: list(igatePage),
  [`GET ${IGATE} ${PATHS.igateDossier}`]: list(dossierPage),
  [`GET ${ANTD} ${PATHS.antdList}`]: list(antdPage),
  [`GET ${ANTD} ${PATHS.supplementList}`]: list(supplementPage),
  [`GET ${PLAIN} ${PATHS.plainList}`]: list(plainPage),
  [`GET ${DANANG} ${PATHS.birthForm}`]: html(birthPage),
  [`GET ${DANANG} ${PATHS.wizard}`]: ({ url }) => ({ body: wizardPage(url.searchParams.has('plain')) }),
  [`GET ${DANANG} ${PATHS.attachments}`]: html(attachmentPage),
  [`GET ${NATIONAL} ${PATHS.unknownProcedure}`]: html(unknownProcedurePage),
  [`GET ${NATIONAL} ${PATHS.badTables}`]: html(badTablesPage),
  [`GET ${DANANG} /form/1.001193`]: ({ url }) =>
    json({ form: birthDefinition(url.searchParams.has('vneid')), parentKeys: PARENT_KEYS }),
  [`GET ${DANANG} /danh-muc/xa-theo-tinh`]: () => json(communesByProvince()),
  [`GET ${DANANG} /danh-muc/xa`]: ({ url }) =>
    json(
      communesOf(url.searchParams.get('tinh') ?? '').map((ten) => ({ ten })),
      true,
    ),
};

const NOT_FOUND: Answer = {
  status: 404,
  body: page({
    title: 'Không tìm thấy trang (luyện tập)',
    styles: ['/__assets/base.css'],
    body: '<main class="wrap"><h1>Không tìm thấy trang</h1><p>Cổng luyện tập chưa có trang ở địa chỉ này.</p></main>',
  }),
};

/** The page or data of a portal; a page that is not there is an answer too. */
export const answer = (request: Request): Answer => {
  const handler = ROUTES[`${request.method} ${request.host} ${request.url.pathname}`];
  return handler?.(request) ?? libraryPage(request) ?? listed(request) ?? NOT_FOUND;
};
