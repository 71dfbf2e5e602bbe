import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Binding } from 'backstage-plugin-irsa-common';
import { irsaTranslationRef } from '../../translation';
import { MechanismChip } from '../binding/MechanismChip';
import { RoleLink } from '../roles/RoleLink';
import styles from './AccountBindings.module.css';

/** The roles of a service account with the mechanism of each, the one that wins for new pods first. */
export const AccountBindings = ({
  bindings,
}: {
  bindings: readonly Binding[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  return bindings.length > 0 ? (
    <ul className={styles.list}>
      {bindings.map(({ mechanism, roleArn }) => (
        <li className={styles.item} key={`${mechanism} ${roleArn}`}>
          {roleArn ? <RoleLink arn={roleArn} /> : t('binding.roleUnknown')}{' '}
          <MechanismChip mechanism={mechanism} />
        </li>
      ))}
    </ul>
  ) : (
    <>{t('serviceAccounts.noRole')}</>
  );
};
