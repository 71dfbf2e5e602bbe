import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { exactTime } from '../../format/exactTime';
import { useAgeText } from '../../hooks/useAgeText';
import { useTimeUntil } from '../../hooks/useTimeUntil';
import { irsaTranslationRef } from '../../translation';
import { Banner } from './bannerOf';
import styles from './SourceBanner.module.css';
import { SourceProblems } from './SourceProblems';

/** A banner about one source: its state, what that costs, and each problem with the way out of it. */
export const SourceBanner = ({
  banner,
  source,
}: {
  banner: Banner;
  source: SourceState;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const ageText = useAgeText();
  const timeUntil = useTimeUntil();
  const age = source.readAt ? ageText(source.readAt) : '';
  const time = source.readAt ? exactTime(source.readAt) : '';

  const words = (): { title: string; cost: string } => {
    switch (banner) {
      case 'failed':
        return {
          title: t('banner.failed', { source: source.title }),
          cost: t('banner.failedStays', { age, time }),
        };
      case 'failed-without-snapshot':
        return {
          title: t('banner.failed', { source: source.title }),
          cost: t('banner.failedNothing'),
        };
      case 'never-read':
        return {
          title: t('banner.neverRead', { source: source.title }),
          cost: t('banner.neverReadCost'),
        };
      case 'partial':
        return {
          title: t('banner.partial', { source: source.title }),
          cost: t('banner.partialCost'),
        };
      default:
        return {
          title: t('banner.stale', { source: source.title, age }),
          cost: t('banner.verdictsFrom', { time }),
        };
    }
  };
  const { title, cost } = words();
  // A source that answers is read on as ever, and one that is being read is not waited for.
  const nextTry =
    source.status === 'failed' && source.nextReadAt && !source.run
      ? t('banner.nextTry', { time: timeUntil(source.nextReadAt) })
      : '';

  return (
    <Alert
      className={styles.banner}
      description={<SourceProblems problems={source.problems} />}
      icon
      role="status"
      status="warning"
      title={[title, cost, nextTry].filter(Boolean).join(' ')}
    />
  );
};
