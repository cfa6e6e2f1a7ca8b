import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { CandidateReportPage } from '../../protocol/review/candidate-report-page.ts';
import { type ReportTest, type ReportWords, reportWords } from './report-words.ts';

const require = createRequire(import.meta.url);

/** Latin with all its marks, Greek and Cyrillic are in them; what is not prints as an empty box. */
const FONTS = {
  plain: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
  code: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf'),
} as const;

const COLOURS = { ink: '#1b1f24', soft: '#57606a', line: '#d8dee4', bar: '#6639ba', good: '#1a7f37', bad: '#c02631' };
const MARGIN = 56;
const FOOT = { height: 24, size: 8 } as const;

type Pen = PDFKit.PDFDocument;
type Place = { readonly pen: Pen; readonly parent: PDFKit.PDFStructureElement };

type Style = {
  readonly tag?: 'P' | 'H1' | 'H2' | 'H3' | 'Code' | 'LBody';
  readonly font?: keyof typeof FONTS;
  readonly size?: number;
  readonly colour?: keyof typeof COLOURS;
  /** Below it, in points. */
  readonly gap?: number;
  readonly indent?: number;
};

/**
 * The report as a tagged PDF, which screen readers can read as they do the page. Two of one report are the same to the
 * byte.
 */
export async function renderReportPdf(page: CandidateReportPage): Promise<Uint8Array<ArrayBuffer>> {
  const words = reportWords(page);
  const pen = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + FOOT.height },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    bufferPages: true,
    font: FONTS.plain,
    info: {
      Title: printable(`${words.title}: report for ${words.name}`),
      Author: 'minicase',
      CreationDate: new Date(page.decidedAt ?? page.handedInAt ?? 0),
    },
  });
  const bytes = buffer(pen);
  const root = pen.struct('Document');
  pen.addStructure(root);
  writeReport({ pen, parent: root }, words);
  root.end();
  numberPages(pen, words.title);
  pen.end();
  return new Uint8Array(await bytes);
}

function writeReport(place: Place, words: ReportWords): void {
  const soft = { colour: 'soft', gap: 4 } as const;
  write(place, `Report for ${words.name}`, soft);
  write(place, words.title, { tag: 'H1', font: 'bold', size: 20, gap: 6 });
  if (words.summary !== '') write(place, words.summary, soft);
  if (words.facts.length > 0) write(place, words.facts.join('  ·  '), { ...soft, gap: 18 });
  for (const paragraph of words.message) write(place, paragraph, { size: 11, gap: 9 });
  if (words.instead !== undefined) write(place, words.instead, { gap: 9 });
  if (words.results !== undefined) writeResults(place, words.results);
  place.pen.moveDown();
  write(place, words.closing, { size: 9, colour: 'soft' });
}

function writeResults(place: Place, results: NonNullable<ReportWords['results']>): void {
  heading(place, 'Results');
  if (results.score !== undefined) {
    write(place, results.score, { font: 'bold', size: 15, gap: 4 });
    drawBar(place.pen, results.share ?? 0);
    place.pen.moveDown(0.5);
  }
  if (results.counted !== undefined) write(place, results.counted);
  if (results.compileError !== undefined) {
    write(place, 'The program did not compile:');
    write(place, results.compileError, { tag: 'Code', font: 'code', size: 8 });
  }
  for (const { title, score, cases, share, meaning } of results.categories) {
    keepTogether(place.pen, 60);
    write(place, `${title}: ${score} (${cases})`, { font: 'bold', gap: 3 });
    drawBar(place.pen, share);
    write(place, meaning, { size: 9, colour: 'soft', gap: 10 });
  }
  if (results.groups.length === 0) return;
  heading(place, 'Tests');
  for (const { title, about, tests } of results.groups) {
    keepTogether(place.pen, 60);
    write(place, title, { tag: 'H3', font: 'bold', size: 11, gap: 1 });
    write(place, about, { size: 9, colour: 'soft', gap: 4 });
    writeTests(place, tests);
    place.pen.moveDown(0.6);
  }
}

function writeTests({ pen, parent }: Place, tests: readonly ReportTest[]): void {
  const list = pen.struct('L');
  parent.add(list);
  for (const { isPassed, state, title, message, diff } of tests) {
    const item = pen.struct('LI');
    list.add(item);
    const place = { pen, parent: item };
    const colour = isPassed ? 'good' : 'bad';
    write(place, `${isPassed ? '✓' : '✗'} ${state}: ${title}`, { tag: 'LBody', colour, indent: 8, gap: 3 });
    for (const text of [message, diff]) {
      if (text === undefined || text === '') continue;
      write(place, text, { tag: 'Code', font: 'code', size: 8, indent: 20, gap: 4 });
    }
    item.end();
  }
  list.end();
}

function heading({ pen, parent }: Place, text: string): void {
  keepTogether(pen, 80);
  pen.moveDown(0.8);
  write({ pen, parent }, text, { tag: 'H2', font: 'bold', size: 14, gap: 6 });
}

function write({ pen, parent }: Place, text: string, style: Style = {}): void {
  const { tag = 'P', font = 'plain', size = 10, colour = 'ink', gap = 6, indent = 0 } = style;
  const width = pen.page.width - 2 * MARGIN - indent;
  parent.add(
    pen.struct(tag, {}, () => {
      pen.font(FONTS[font], size).fillColor(COLOURS[colour]);
      pen.text(printable(text), MARGIN + indent, pen.y, { width, lineGap: size / 4, paragraphGap: 0 });
    }),
  );
  pen.y += gap;
}

/** Its figure is told beside it: for who does not see it, it is nothing. */
function drawBar(pen: Pen, share: number): void {
  const width = pen.page.width - 2 * MARGIN;
  pen.markContent('Artifact', { type: 'Layout' });
  pen.rect(MARGIN, pen.y, width, 6).fill(COLOURS.line);
  if (share > 0) pen.rect(MARGIN, pen.y, width * Math.min(1, share), 6).fill(COLOURS.bar);
  pen.endMarkedContent();
  pen.y += 12;
}

/** Begins another page where there is no room for so many points. */
function keepTogether(pen: Pen, height: number): void {
  if (pen.y + height > pen.page.height - pen.page.margins.bottom) pen.addPage();
}

function numberPages(pen: Pen, title: string): void {
  const { start, count } = pen.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    const { width, height, margins } = pen.switchToPage(start + index);
    // What is written below the margin begins another page, where there is one.
    margins.bottom = 0;
    const y = height - MARGIN;
    pen.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    pen.font(FONTS.plain, FOOT.size).fillColor(COLOURS.soft);
    const line = { width: width - 2 * MARGIN, lineBreak: false, height: FOOT.height, ellipsis: true } as const;
    pen.text(printable(title), MARGIN, y, line);
    pen.text(`Page ${index + 1} of ${count}`, MARGIN, y, { ...line, align: 'right' });
    pen.endMarkedContent();
  }
}

/** A PDF has no place for control characters and halves of characters. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\t', '    ')
    .replace(/[\p{Cc}--\n]/gv, '');
}
