import { Card, CardBody } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  EntityBinding,
  EntityWorkload,
  HopKind,
} from 'backstage-plugin-irsa-common';
import { Ref } from 'react';
import { irsaTranslationRef } from '../../translation';
import { Arn } from '../copy/Arn';
import { IdentityLane } from '../lane/IdentityLane';
import { StatusMark } from '../status/StatusMark';
import styles from './BindingCard.module.css';
import { MechanismChip } from './MechanismChip';
import { workloadNames } from './workloadNames';

const NAMED = 3;

/** Properties of {@link BindingCard}. */
export interface BindingCardProps {
  readonly binding: EntityBinding;
  /** The workloads of the entity, among which those of the binding are. */
  readonly workloads: readonly EntityWorkload[];
  readonly openHop?: HopKind;
  readonly onOpen: (hop: HopKind | undefined) => void;
  readonly targetHop?: HopKind;
  readonly targetRef?: Ref<HTMLButtonElement>;
}

/** A binding: what it joins, by which mechanism, whether it works, and its lane. */
export const BindingCard = ({
  binding,
  workloads,
  ...lane
}: BindingCardProps) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const names = workloadNames(binding, workloads);
  const name = names.slice(0, NAMED).join(', ');
  const more = names.length - NAMED;

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
          <span className={styles.role}>
            {binding.roleArn ? (
              <Arn arn={binding.roleArn} />
            ) : (
              t('binding.roleUnknown')
            )}
          </span>
        </div>
        <IdentityLane
          label={t('binding.laneLabel', { workload: name })}
          lane={binding.lane}
          {...lane}
        />
      </CardBody>
    </Card>
  );
};
