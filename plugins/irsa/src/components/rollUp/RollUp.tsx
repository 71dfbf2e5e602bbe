import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { EntityRollUp } from 'backstage-plugin-irsa-common';
import type { RollUpKind } from '../../catalogKinds';
import { irsaTranslationRef } from '../../translation';
import { Verdict } from '../AwsIdentity/Verdict';
import { EntityLinks } from '../catalog/EntityLinks';
import { Freshness } from '../freshness/Freshness';
import { SourceBanners } from '../freshness/SourceBanners';
import { PasteError } from '../pasteError/PasteError';
import { Section } from '../section/Section';
import { NotSetUp } from '../states/NotSetUp';
import { CausesTable } from './CausesTable';
import { ComponentsTable } from './ComponentsTable';
import styles from './RollUp.module.css';
import { StatusCounts } from './StatusCounts';

/** What the components of an entity add up to: the verdict, each component worst first, and what is behind most of it. */
export const RollUp = ({
  kind,
  rollUp,
}: {
  kind: RollUpKind;
  rollUp: EntityRollUp;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const { causes, components, includes, others, sources, totals } = rollUp;
  const total = Object.values(totals).reduce((sum, count) => sum + count, 0);

  return (
    <>
      <Verdict
        hasFix={false}
        sentence={rollUp.sentence}
        status={rollUp.status}
      />
      {rollUp.setup ? (
        <NotSetUp setup={rollUp.setup} />
      ) : (
        <>
          {sources.length > 0 && <Freshness sources={sources} />}
          <PasteError />
          <SourceBanners sources={sources} />
        </>
      )}
      {total > 0 && (
        <Section
          note={<StatusCounts totals={totals} />}
          title={t('rollUp.components')}
        >
          <ComponentsTable components={components} kind={kind} />
        </Section>
      )}
      <div className={styles.notes}>
        {total === 0 && !others && <p>{t(`rollUp.empty.${kind}`)}</p>}
        {components.length < total && (
          <p>{t('rollUp.mostListed', { shown: components.length, total })}</p>
        )}
        {includes.length > 0 && (
          <p>
            {t('rollUp.includes', {
              names: <EntityLinks entityRefs={includes} />,
            })}
          </p>
        )}
        {others && <p>{t('rollUp.others')}</p>}
      </div>
      {causes.length > 0 && (
        <Section title={t('rollUp.causes')}>
          <CausesTable
            about={{ kind, refs: [rollUp.entityRef, ...includes] }}
            causes={causes}
          />
        </Section>
      )}
    </>
  );
};
