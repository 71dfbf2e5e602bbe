import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import type { RoleReach } from 'backstage-plugin-irsa-common';
import { useId } from 'react';
import { irsaTranslationRef } from '../../translation';
import { RoleLink } from '../roles/RoleLink';
import { CanBecome } from './CanBecome';
import { CouldBecome } from './CouldBecome';
import { ReachCell } from './ReachCell';
import { ReacherList } from './ReacherList';
import styles from './WhoElse.module.css';

/** The roles from the other side: who does, can and could become them. */
export const WhoElse = ({
  entityRef,
  roles,
}: {
  /** The entity whose page this is. */
  entityRef: string;
  roles: readonly RoleReach[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const id = useId();

  return (
    <Card>
      <CardBody>
        <div className={styles.head}>
          <h2 className={styles.title} id={`${id}-title`}>
            {t('reach.title')}
          </h2>
          <span className={styles.explanation} id={`${id}-explanation`}>
            {t('reach.explanation')}
          </span>
        </div>
        <TableRoot
          aria-describedby={`${id}-explanation`}
          aria-labelledby={`${id}-title`}
          className={styles.table}
        >
          <TableHeader className={styles.header}>
            <Column className={styles.roleColumn} id="c-role" isRowHeader>
              {t('reach.role')}
            </Column>
            <Column className={styles.doesColumn} id="c-does">
              {t('reach.does')}
            </Column>
            <Column className={styles.canColumn} id="c-can">
              {t('reach.can')}
            </Column>
            <Column className={styles.couldColumn} id="c-could">
              {t('reach.could')}
            </Column>
          </TableHeader>
          <TableBody className={styles.body}>
            {roles.map(role => (
              <Row className={styles.row} id={`r-${role.arn}`} key={role.arn}>
                <ReachCell label={t('reach.role')}>
                  <RoleLink arn={role.arn} />
                </ReachCell>
                <ReachCell label={t('reach.does')}>
                  <ReacherList ownRef={entityRef} reachers={role.does} />
                </ReachCell>
                <ReachCell label={t('reach.can')}>
                  <CanBecome ownRef={entityRef} role={role} />
                </ReachCell>
                <ReachCell label={t('reach.could')}>
                  <CouldBecome role={role} />
                </ReachCell>
              </Row>
            ))}
          </TableBody>
        </TableRoot>
      </CardBody>
    </Card>
  );
};
