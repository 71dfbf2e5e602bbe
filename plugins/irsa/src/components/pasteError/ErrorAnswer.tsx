import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Card, CardBody } from '@backstage/ui';
import { RiInformationFill, RiQuestionLine } from '@remixicon/react';
import type {
  ErrorExplanation,
  ErrorParts,
} from 'backstage-plugin-irsa-common';
import { useId, useState } from 'react';
import { irsaTranslationRef } from '../../translation';
import { RoleLink } from '../roles/RoleLink';
import { Mark } from '../status/Mark';
import styles from './ErrorAnswer.module.css';
import { Suspects } from './Suspects';

const PART_WORD = {
  errorCode: 'pasteError.part.errorCode',
  roleArn: 'pasteError.part.role',
  callerArn: 'pasteError.part.caller',
  callerRoleName: 'pasteError.part.callerRole',
  sessionName: 'pasteError.part.session',
  action: 'pasteError.part.action',
  resource: 'pasteError.part.resource',
  account: 'pasteError.part.account',
  issuer: 'pasteError.part.issuer',
  region: 'pasteError.part.region',
  serviceAccount: 'pasteError.part.serviceAccount',
  requestId: 'pasteError.part.requestId',
} as const satisfies Record<keyof ErrorParts, string>;

/** What a message means: the finding that it matches here, or the causes that it may have, in order. */
export const ErrorAnswer = ({
  explanation,
  isAboutEntity,
  onFinding,
}: {
  explanation: ErrorExplanation;
  isAboutEntity: boolean;
  onFinding?: (id: string) => void;
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const id = useId();
  const [showsOthers, setShowsOthers] = useState(false);
  const { advice, also, cause, extracted, notes, recognised, suspects } =
    explanation;
  const [first, ...others] = suspects;
  const match = first?.state === 'matches' ? first : undefined;
  const findingId = match?.findingId;
  const parts = (Object.keys(PART_WORD) as (keyof ErrorParts)[]).filter(
    part => extracted[part] !== undefined,
  );

  const content = () => {
    if (!recognised) {
      return (
        <p className={styles.text}>
          {t('pasteError.notKnown')}{' '}
          {parts.length > 0 &&
            t('pasteError.parts', {
              parts: parts.map(part => t(PART_WORD[part])).join(', '),
            })}
        </p>
      );
    }
    if (match) {
      return (
        <>
          <p className={styles.text}>
            <strong>{cause}</strong> {match.why}
          </p>
          <div className={styles.buttons}>
            {findingId && onFinding && (
              <Button
                onPress={() => onFinding(findingId)}
                size="small"
                variant="primary"
              >
                {t('verdict.goToFix')}
              </Button>
            )}
            {others.length > 0 && (
              <Button
                aria-controls={showsOthers ? id : undefined}
                aria-expanded={showsOthers}
                onPress={() => setShowsOthers(!showsOthers)}
                size="small"
                variant="secondary"
              >
                {t('pasteError.others')}
              </Button>
            )}
          </div>
          {showsOthers && (
            <div id={id}>
              <Suspects
                isAboutEntity={isAboutEntity}
                onFinding={onFinding}
                suspects={others}
              />
            </div>
          )}
        </>
      );
    }
    return (
      <>
        <p className={styles.text}>
          {t('pasteError.means')} <strong>{cause}</strong>
        </p>
        <Suspects
          isAboutEntity={isAboutEntity}
          onFinding={onFinding}
          suspects={suspects}
        />
        {advice && <p className={styles.text}>{advice}</p>}
      </>
    );
  };

  return (
    <Card>
      <CardBody>
        <div className={styles.answer}>
          {match ? (
            <Mark icon={RiInformationFill} tone="neutral">
              {t('pasteError.matches')}
            </Mark>
          ) : (
            isAboutEntity &&
            recognised && (
              <Mark icon={RiQuestionLine} tone="neutral">
                {t('pasteError.matchesNot')}
              </Mark>
            )
          )}
          {content()}
          {extracted.roleArn && !isAboutEntity && (
            <p className={styles.note}>
              {t('pasteError.aboutRole', {
                role: <RoleLink arn={extracted.roleArn} />,
              })}
            </p>
          )}
          {notes.map(note => (
            <p className={styles.note} key={note}>
              {note}
            </p>
          ))}
          {also.map(other => (
            <p className={styles.note} key={other.errorId}>
              {t('pasteError.also')} {other.cause}
            </p>
          ))}
        </div>
      </CardBody>
    </Card>
  );
};
