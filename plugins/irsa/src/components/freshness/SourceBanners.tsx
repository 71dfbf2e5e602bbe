import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { SourceState } from 'backstage-plugin-irsa-common';
import { useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import { bannerOf } from './bannerOf';
import { SourceBanner } from './SourceBanner';
import styles from './SourceBanner.module.css';
import { worstFirst } from './sourceOrder';

// More would push the lanes out of sight.
const SHOWN = 3;

/** What is wrong with the sources of this entity, one banner a source, the gravest first. */
export const SourceBanners = ({
  sources,
}: {
  sources: readonly SourceState[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [everything, setEverything] = useState(false);
  const banners = worstFirst(sources).flatMap(source => {
    const banner = bannerOf(source);
    return banner ? [{ banner, source }] : [];
  });
  const shown = everything ? banners : banners.slice(0, SHOWN);
  const more = banners.length - shown.length;

  return banners.length > 0 ? (
    <div className={styles.banners}>
      {shown.map(({ banner, source }) => (
        <SourceBanner banner={banner} key={source.id} source={source} />
      ))}
      {more > 0 && (
        <Button
          className={styles.more}
          onPress={() => setEverything(true)}
          size="small"
          variant="tertiary"
        >
          {t('banner.moreSources', { count: more })}
        </Button>
      )}
    </div>
  ) : null;
};
