import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { RiClipboardLine } from '@remixicon/react';
import { irsaTranslationRef } from '../../translation';
import { Frame } from '../frame/Frame';
import { PasteError } from './PasteError';
import styles from './PasteErrorButton.module.css';

/** Opens the box for an error message on pages that are about no entity: the answer is its causes, in order. */
export const PasteErrorButton = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return (
    <DialogTrigger>
      <Button
        iconStart={<RiClipboardLine aria-hidden="true" />}
        variant="secondary"
      >
        {t('pasteError.title')}
      </Button>
      <Dialog width={720}>
        <DialogHeader>{t('pasteError.title')}</DialogHeader>
        <DialogBody>
          <Frame isCard>
            <p className={styles.text}>{t('pasteError.anywhere')}</p>
            <PasteError />
          </Frame>
        </DialogBody>
      </Dialog>
    </DialogTrigger>
  );
};
