import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  Cell,
  CellText,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import { EntityWorkload, workloadRef } from 'backstage-plugin-irsa-common';
import { useId } from 'react';
import { irsaTranslationRef } from '../../translation';
import styles from './NoIdentity.module.css';

/** Workloads were found and none has an AWS identity: lists them, so that the reader sees which. */
export const NoIdentity = ({
  workloads,
}: {
  workloads: readonly EntityWorkload[];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const titleId = useId();
  return (
    <Card>
      <CardBody>
        <h2 className={styles.title} id={titleId}>
          {t('none.title')}
        </h2>
        <TableRoot aria-labelledby={titleId} className={styles.table}>
          <TableHeader>
            <Column id="c-workload" isRowHeader>
              {t('none.column.workload')}
            </Column>
            <Column id="c-cluster">{t('none.column.cluster')}</Column>
            <Column id="c-service-account">
              {t('none.column.serviceAccount')}
            </Column>
          </TableHeader>
          <TableBody>
            {workloads.map(workload => {
              const { cluster, kind, name, serviceAccount } = workload;
              const ref = workloadRef(workload);
              return (
                <Row id={`r-${ref}`} key={ref}>
                  <Cell>
                    <span className={styles.name}>{name}</span>
                    <span className={styles.kind}>{kind}</span>
                  </Cell>
                  <CellText title={cluster} />
                  <Cell>
                    <code className={styles.code}>
                      {serviceAccount.namespace}/{serviceAccount.name}
                    </code>
                  </Cell>
                </Row>
              );
            })}
          </TableBody>
        </TableRoot>
      </CardBody>
    </Card>
  );
};
