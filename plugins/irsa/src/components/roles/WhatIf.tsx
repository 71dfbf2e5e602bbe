import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, TextAreaField } from '@backstage/ui';
import { ManagedBy, parseTrustPolicy } from 'backstage-plugin-irsa-common';
import { useMemo, useState } from 'react';
import { usePreview } from '../../hooks/usePreview';
import { withoutStatement } from '../../trust/withoutStatement';
import { irsaTranslationRef } from '../../translation';
import { Section } from '../section/Section';
import { Unreadable } from '../trust/Unreadable';
import { NewTrustFix } from './NewTrustFix';
import { PreviewAnswer } from './PreviewAnswer';
import styles from './WhatIf.module.css';

const ROWS = 16;

/** A trust policy to change, with who would gain and who would lose the role. Nothing is written anywhere. */
export const WhatIf = ({
  arn,
  managedBy,
  policy,
}: {
  arn: string;
  /** The tool that manages the role. */
  managedBy?: ManagedBy;
  policy: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const [text, setText] = useState(policy);
  const before = useMemo(() => parseTrustPolicy(policy).policy, [policy]);
  const after = useMemo(() => parseTrustPolicy(text), [text]);
  const isChanged = text !== policy;
  const isReadable = after.policy !== undefined;
  const { answer, failure, isAsking } = usePreview(
    arn,
    isChanged && isReadable ? text : undefined,
  );
  const statements = [before?.Statement ?? []].flat().length;

  return (
    <Section note={t('whatIf.note')} title={t('whatIf.title')}>
      <div className={styles.body}>
        <div className={styles.column}>
          <div className={styles.presets}>
            {before &&
              statements > 1 &&
              Array.from({ length: statements }, (_, index) => (
                <Button
                  key={index}
                  onPress={() => setText(withoutStatement(before, index))}
                  size="small"
                  variant="secondary"
                >
                  {t('whatIf.remove', { total: index + 1 })}
                </Button>
              ))}
            {isChanged && (
              <Button
                onPress={() => setText(policy)}
                size="small"
                variant="tertiary"
              >
                {t('whatIf.reset')}
              </Button>
            )}
          </div>
          <TextAreaField
            aria-label={t('whatIf.after')}
            autoComplete="off"
            className={styles.policy}
            isInvalid={!isReadable}
            onChange={setText}
            rows={ROWS}
            spellCheck="false"
            value={text}
          />
          {!isReadable && after.problems[0] && (
            <Unreadable
              isStale={answer !== undefined}
              problem={after.problems[0]}
            />
          )}
        </div>
        <div aria-busy={isAsking} className={styles.column}>
          <div role="status">
            {!isChanged && t('whatIf.unchanged')}
            {isChanged && isAsking && !answer && t('whatIf.asking')}
            {isChanged &&
              failure &&
              (failure.kind === 'not-permitted'
                ? t('whatIf.notPermitted')
                : t('whatIf.failed'))}
          </div>
          {isChanged && answer && <PreviewAnswer answer={answer} />}
          {isChanged && isReadable && (
            <NewTrustFix arn={arn} managedBy={managedBy} policy={text} />
          )}
        </div>
      </div>
    </Section>
  );
};
