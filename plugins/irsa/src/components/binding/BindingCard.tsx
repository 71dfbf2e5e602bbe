import { Card, CardBody } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  DeclaredRole,
  EntityBinding,
  EntityWorkload,
  HopKind,
  ReportedFinding,
  TruthDifference,
} from 'backstage-plugin-irsa-common';
import { Ref } from 'react';
import { agreementOf } from '../../binding/agreement';
import { restartCommands } from '../../binding/restart';
import { findingsOfHop } from '../../findings/findingsOfHop';
import { irsaTranslationRef } from '../../translation';
import { Arn } from '../copy/Arn';
import { IdentityLane } from '../lane/IdentityLane';
import { StatusMark } from '../status/StatusMark';
import { AgreementNote } from './AgreementNote';
import styles from './BindingCard.module.css';
import { MechanismChip } from './MechanismChip';
import { TruthDifferences } from './TruthDifferences';
import { workloadNames } from './workloadNames';

const NAMED = 3;

/** Properties of {@link BindingCard}. */
export interface BindingCardProps {
  readonly binding: EntityBinding;
  /** The workloads of the entity, among which those of the binding are. */
  readonly workloads: readonly EntityWorkload[];
  /** Roles that are declared for the entity. */
  readonly declared: readonly DeclaredRole[];
  /** Where what is declared, set up and observed differ for the binding's service account. */
  readonly differences: readonly TruthDifference[];
  /** The findings of the entity, among which those of the binding are. */
  readonly findings: readonly ReportedFinding[];
  readonly openHop?: HopKind;
  readonly onOpen: (hop: HopKind | undefined) => void;
  readonly targetHop?: HopKind;
  readonly targetRef?: Ref<HTMLButtonElement>;
}

/** A binding: what it joins, by which mechanism, whether it works, and its lane. */
export const BindingCard = ({
  binding,
  workloads,
  declared,
  differences,
  findings,
  ...lane
}: BindingCardProps) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const names = workloadNames(binding, workloads);
  const name = names.slice(0, NAMED).join(', ');
  const more = names.length - NAMED;
  const agreement = agreementOf(binding, workloads, declared, differences);
  const [workloadHop] = binding.lane;

  return (
    <Card>
      <CardBody>
        <div className={styles.head}>
          <StatusMark status={binding.status} />
          <h2 className={styles.title}>
            {name}{' '}
            <span className={styles.cluster}>
              {more > 0 && `${t('binding.moreWorkloads', { count: more })} `}
              {t('binding.inCluster', {
                cluster: binding.serviceAccount.cluster,
              })}
            </span>
          </h2>
          <MechanismChip mechanism={binding.mechanism} />
          {agreement && (
            <AgreementNote agreement={agreement} differences={differences} />
          )}
          <span className={styles.role}>
            {binding.roleArn ? (
              <Arn arn={binding.roleArn} />
            ) : (
              t('binding.roleUnknown')
            )}
          </span>
        </div>
        <IdentityLane
          findingsOf={hop => findingsOfHop(binding, hop, findings)}
          label={t('binding.laneLabel', { workload: name })}
          lane={binding.lane}
          {...lane}
        />
        {differences.length > 0 && (
          <TruthDifferences
            differences={differences}
            restart={restartCommands(
              binding,
              workloads,
              differences,
              workloadHop ? findingsOfHop(binding, workloadHop, findings) : [],
            )}
          />
        )}
      </CardBody>
    </Card>
  );
};
