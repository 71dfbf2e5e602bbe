import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import type { TrustParseProblem } from 'backstage-plugin-irsa-common';
import { useId } from 'react';
import { irsaTranslationRef } from '../../translation';
import { EXAMPLE_IDS, exampleText } from '../../trust/examples';
import styles from './PolicyInput.module.css';

const TEXTS = EXAMPLE_IDS.map(id => ({ id, text: exampleText(id) }));

/** Where the policy is pasted, or an example is chosen. */
export const PolicyInput = ({
  text,
  onTextChange,
  problem,
  role,
  onRoleChange,
  roleProblem,
}: {
  text: string;
  onTextChange: (text: string) => void;
  problem?: TrustParseProblem;
  role: string;
  onRoleChange: (role: string) => void;
  /** Why the text is not the ARN of a role. */
  roleProblem?: string;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const id = useId();
  const example = TEXTS.find(other => other.text === text)?.id ?? null;

  return (
    <Card>
      <CardBody>
        <div className={styles.fields}>
          <div className={styles.head}>
            <h2 className={styles.title}>{t('trust.input.title')}</h2>
            <Select
              className={styles.example}
              aria-label={t('trust.input.example')}
              onChange={chosen => {
                const found = TEXTS.find(other => other.id === chosen);
                if (found) {
                  onTextChange(found.text);
                }
              }}
              options={EXAMPLE_IDS.map(value => ({
                id: value,
                label: t(`trust.example.${value}`),
              }))}
              placeholder={t('trust.input.example')}
              value={example}
            />
          </div>
          <p className={styles.description} id={`${id}-policy`}>
            {t('trust.input.description')}
          </p>
          <TextAreaField
            aria-describedby={`${id}-policy`}
            autoComplete="off"
            autoCorrect="off"
            className={styles.policy}
            isInvalid={problem !== undefined}
            aria-label={t('trust.input.policy')}
            onChange={onTextChange}
            placeholder={t('trust.input.placeholder')}
            rows={20}
            spellCheck="false"
            value={text}
          />
          <div className={styles.role}>
            <TextField
              aria-describedby={`${id}-role ${id}-role-problem`}
              autoComplete="off"
              className={styles.arn}
              isInvalid={roleProblem !== undefined}
              label={t('trust.input.roleArn')}
              onChange={onRoleChange}
              placeholder="arn:aws:iam::111122223333:role/payments-api"
              size="small"
              spellCheck="false"
              value={role}
            />
            <p className={styles.description} id={`${id}-role`}>
              {t('trust.input.roleArnDescription')}
            </p>
            {roleProblem && (
              <p
                className={styles.error}
                id={`${id}-role-problem`}
                role="alert"
              >
                {t('trust.input.roleArnProblem', { problem: roleProblem })}
              </p>
            )}
          </div>
        </div>
      </CardBody>
    </Card>
  );
};
