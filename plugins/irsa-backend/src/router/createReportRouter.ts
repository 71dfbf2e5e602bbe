import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError } from '@backstage/errors';
import {
  ExportedCheck,
  findingsAsCsv,
  findingsAsSarif,
  Report,
  reportAsCsv,
  reportAsHtml,
  reportAsMarkdown,
  ReportedFinding,
  ReportFormat,
} from 'backstage-plugin-irsa-common';
import { Request, Response, Router } from 'express';
import createPromiseRouter from 'express-promise-router';
import { ReadOptions } from '../service/IrsaService';
import { ReportService } from '../service/ReportService';
import { readQuery } from './readQuery';
import { reportParameters } from './reportParameters';

/** Characters of a file that are sent at a time. */
const CHUNK = 65_536;

/** A format that is saved as a file. */
interface FileFormat {
  readonly type: string;
  readonly extension: string;
  write(
    report: Report,
    findings: AsyncIterable<ReportedFinding>,
  ): Iterable<string> | AsyncIterable<string>;
}

/** The route of the report, in all its formats. */
export function createReportRouter(options: {
  readonly service: ReportService;
  readonly reader: (request: Request) => Promise<ReadOptions>;
  /** What SARIF says about the checks. */
  readonly checks: readonly ExportedCheck[];
}): Router {
  const { service, reader, checks } = options;
  const router = createPromiseRouter();
  const formats = fileFormats(checks);

  router.get('/v1/report', async (request, response) => {
    const { format: given = ['json'], ...query } = readQuery(
      request,
      reportParameters,
    );
    if (given.length > 1) {
      throw new InputError('format must be given once');
    }
    const [format] = given;
    const credentials = await reader(request);
    const report = await service.getReport(query, credentials);
    if (format === 'json') {
      response.json(report);
      return;
    }
    await send(
      response,
      report,
      formats[format],
      service.reportedFindings(query, credentials),
    );
  });

  return router;
}

function fileFormats(
  checks: readonly ExportedCheck[],
): Readonly<Record<Exclude<ReportFormat, 'json'>, FileFormat>> {
  return {
    csv: {
      type: 'text/csv; charset=utf-8; header=present',
      extension: 'csv',
      write: report => [reportAsCsv(report)],
    },
    'findings-csv': {
      type: 'text/csv; charset=utf-8; header=present',
      extension: 'findings.csv',
      write: (_, findings) => findingsAsCsv(findings),
    },
    markdown: {
      type: 'text/markdown; charset=utf-8',
      extension: 'md',
      write: report => reportAsMarkdown(report),
    },
    sarif: {
      type: 'application/sarif+json; charset=utf-8',
      extension: 'sarif',
      write: (report, findings) => findingsAsSarif(report, findings, checks),
    },
    html: {
      type: 'text/html; charset=utf-8',
      extension: 'html',
      write: reportAsHtml,
    },
  };
}

/** Puts small parts of a file together, since each that is sent waits for its turn. */
async function* inChunks(
  parts: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<string> {
  let chunk = '';
  for await (const part of parts) {
    chunk += part;
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

/** Sends a file part by part; when a part fails the connection ends early, so that nobody takes half a file for a whole one. */
async function send(
  response: Response,
  report: Report,
  { type, extension, write }: FileFormat,
  findings: AsyncIterable<ReportedFinding>,
): Promise<void> {
  const name = `irsa-report-${report.generatedAt.slice(0, 10)}.${extension}`;
  response
    .setHeader('Content-Type', type)
    .setHeader('Content-Disposition', `attachment; filename="${name}"`)
    // Names of the fleet stand in it, so a browser that opens it all the same must run nothing.
    .setHeader(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    )
    .setHeader('X-Content-Type-Options', 'nosniff');
  await pipeline(Readable.from(inChunks(write(report, findings))), response);
}
