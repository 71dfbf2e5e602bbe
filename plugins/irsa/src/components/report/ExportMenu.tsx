import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiDownloadLine,
  RiPrinterLine,
} from '@remixicon/react';
import type { ReportOptions } from 'backstage-plugin-irsa-common';
import { useExport } from '../../hooks/useExport';
import { irsaTranslationRef } from '../../translation';
import styles from './ExportMenu.module.css';

const FORMATS = [
  { format: 'csv', word: 'report.export.csv' },
  { format: 'findings-csv', word: 'report.export.findingsCsv' },
  { format: 'json', word: 'report.export.json' },
  { format: 'markdown', word: 'report.export.markdown' },
  { format: 'sarif', word: 'report.export.sarif' },
  { format: 'html', word: 'report.export.html' },
] as const;

/** Saves the report as it is narrowed, or prints the page. */
export const ExportMenu = ({ options }: { options: ReportOptions }) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { save, state } = useExport(options);
  const said = () => {
    switch (state.kind) {
      case 'running':
        return t('report.export.running');
      case 'done':
        return t('report.export.done', { name: state.name });
      case 'failed':
        return t('report.export.failed');
      default:
        return '';
    }
  };
  return (
    <div className={styles.tools}>
      <span className={styles.said} role="status">
        {said()}
      </span>
      <Button
        iconStart={<RiPrinterLine aria-hidden="true" />}
        onPress={() => window.print()}
        variant="secondary"
      >
        {t('report.export.print')}
      </Button>
      <MenuTrigger>
        <Button
          iconEnd={<RiArrowDownSLine aria-hidden="true" />}
          iconStart={<RiDownloadLine aria-hidden="true" />}
          variant="secondary"
        >
          {t('report.export.button')}
        </Button>
        <Menu>
          {FORMATS.map(({ format, word }) => (
            <MenuItem key={format} onAction={() => save(format)}>
              {t(word)}
            </MenuItem>
          ))}
        </Menu>
      </MenuTrigger>
    </div>
  );
};
