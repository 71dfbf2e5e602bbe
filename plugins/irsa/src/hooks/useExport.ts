import { useApi } from '@backstage/frontend-plugin-api';
import type { ReportFormat, ReportOptions } from 'backstage-plugin-irsa-common';
import { useCallback, useState } from 'react';
import { irsaApiRef } from '../api';

const ENDING: Record<ReportFormat, string> = {
  csv: 'csv',
  'findings-csv': 'findings.csv',
  json: 'json',
  markdown: 'md',
  sarif: 'sarif',
  html: 'html',
};

/** Where an export stands. */
export type ExportState =
  | { readonly kind: 'idle' | 'running' | 'failed' }
  | { readonly kind: 'done'; readonly name: string };

/** Has the report written in a format and saves it as a file. */
export function useExport(options: ReportOptions): {
  readonly save: (format: ReportFormat) => void;
  readonly state: ExportState;
} {
  const irsa = useApi(irsaApiRef);
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const save = useCallback(
    (format: ReportFormat) => {
      setState({ kind: 'running' });
      irsa.exportReport(format, options).then(
        content => {
          const day = new Date().toISOString().slice(0, 10);
          const name = `aws-identity-${day}.${ENDING[format]}`;
          saveAs(content, name);
          setState({ kind: 'done', name });
        },
        () => setState({ kind: 'failed' }),
      );
    },
    [irsa, options],
  );
  return { save, state };
}

function saveAs(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
