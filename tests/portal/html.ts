const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand in HTML, in an attribute too. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char]!);

export interface Document {
  title: string;
  body: string;
  styles?: readonly string[];
  /** Module scripts of the page's own world. */
  modules?: readonly string[];
  /** Classic scripts, loaded first. */
  scripts?: readonly string[];
  /** Left out inside a frame, where the parent already says it. */
  practiceNote?: boolean;
}

const NOTE = 'Trang luyện tập chạy trên chính máy này. Đây không phải cổng dịch vụ công thật; không nhập dữ liệu thật.';

/** A whole page. Nothing inline, so that the strict policy of a portal can be sent with it. */
export const page = ({
  title,
  body,
  styles = [],
  modules = [],
  scripts = [],
  practiceNote = true,
}: Document): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
${scripts.map((src) => `<script src="${src}"></script>`).join('\n')}
${modules.map((src) => `<script type="module" src="${src}"></script>`).join('\n')}
</head>
<body>
${practiceNote ? `<p class="practice-note">${NOTE}</p>` : ''}
${body}
</body>
</html>
`;
