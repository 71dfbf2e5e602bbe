import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, ButtonLink, Card, CardBody } from '@backstage/ui';
import {
  RiArrowDownSLine,
  RiArrowUpSLine,
  RiCloseLine,
  RiExternalLinkLine,
} from '@remixicon/react';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { forwardRef, useImperativeHandle, useRef } from 'react';
import { useEscape } from '../../hooks/useEscape';
import { useFinding } from '../../hooks/useFinding';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { irsaTranslationRef } from '../../translation';
import { LoadedPage } from '../page/LoadedPage';
import { FindingContent } from './FindingContent';
import styles from './FindingAside.module.css';

/** Properties of {@link FindingAside}. */
export interface FindingAsideProps {
  readonly findingId: string;
  /** The finding as the list has it, to be shown at once. */
  readonly finding?: ReportedFinding;
  readonly onClose: () => void;
  /** Absent on the first of the list. */
  readonly onPrevious?: () => void;
  /** Absent on the last of the list. */
  readonly onNext?: () => void;
}

/** One finding beside the list, which stays as it is. */
export const FindingAside = forwardRef<HTMLElement, FindingAsideProps>(
  ({ findingId, finding, onClose, onNext, onPrevious }, outerRef) => {
    const { t } = useTranslationRef(irsaTranslationRef);
    const ref = useRef<HTMLElement>(null);
    useImperativeHandle<HTMLElement | null, HTMLElement | null>(
      outerRef,
      () => ref.current,
    );
    useEscape(ref, onClose);
    const loaded = useFinding(findingId);
    const shown = finding
      ? { ...loaded, data: loaded.data ?? finding }
      : loaded;
    const root = usePagesRoot();

    const tools = (
      <>
        <ButtonIcon
          aria-label={t('findings.previous')}
          icon={<RiArrowUpSLine />}
          isDisabled={!onPrevious}
          onPress={onPrevious}
          size="small"
          variant="tertiary"
        />
        <ButtonIcon
          aria-label={t('findings.next')}
          icon={<RiArrowDownSLine />}
          isDisabled={!onNext}
          onPress={onNext}
          size="small"
          variant="tertiary"
        />
        {root && (
          <ButtonLink
            aria-label={t('findings.openAsPage')}
            href={`${root}/findings/${findingId}`}
            iconStart={<RiExternalLinkLine aria-hidden="true" />}
            size="small"
            variant="tertiary"
          />
        )}
        <ButtonIcon
          aria-label={t('findings.close')}
          icon={<RiCloseLine />}
          onPress={onClose}
          size="small"
          variant="tertiary"
        />
      </>
    );

    return (
      <aside
        aria-label={t('findings.detailLabel', {
          title: shown.data?.title ?? findingId,
        })}
        className={styles.aside}
        ref={ref}
        tabIndex={-1}
      >
        <LoadedPage loaded={shown} what={t('findings.whatOne')}>
          {data => (
            <Card>
              <CardBody>
                <FindingContent finding={data} tools={tools} />
              </CardBody>
            </Card>
          )}
        </LoadedPage>
      </aside>
    );
  },
);
FindingAside.displayName = 'FindingAside';
