import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Cell,
  Column,
  Link,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
} from '@backstage/ui';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import type { ReportFilters } from '../../hooks/useReportFilters';
import { useWidestRoles } from '../../hooks/useWidestRoles';
import { rowsHref } from '../../report/rowsHref';
import { irsaTranslationRef } from '../../translation';
import { RowsSkeleton } from '../list/RowsSkeleton';
import { endsPage, FailureState } from '../page/FailureState';
import { CouldPattern } from '../reach/CouldPattern';
import { RoleLink } from '../roles/RoleLink';
import { RoleTotal } from '../roles/RoleTotal';
import { Section } from '../section/Section';
import styles from './ReportTable.module.css';
import { RoleMay } from './RoleMay';

/** The roles that most service accounts can become, and what that gives them. */
export const BlastCard = ({
  narrowing,
}: {
  narrowing: ReportFilters['narrowing'];
}) => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const root = usePagesRoot();
  const { data, failure, loadedAt, retry } = useWidestRoles(narrowing);
  const roles = data?.items.filter(
    ({ can, others }) => can.length > 0 || others,
  );

  return (
    <Section note={t('report.blast.note')} title={t('report.blast.title')}>
      {failure && (
        <FailureState
          failure={failure}
          loadedAt={loadedAt}
          onRetry={retry}
          what={t('report.blast.what')}
        />
      )}
      {!roles && !failure && (
        <RowsSkeleton
          label={t('page.loading', { what: t('report.blast.what') })}
        />
      )}
      {roles?.length === 0 && (
        <p className={styles.none}>{t('report.blast.none')}</p>
      )}
      {roles && roles.length > 0 && !endsPage(failure) && (
        <>
          <TableRoot
            aria-label={t('report.blast.title')}
            className={styles.table}
          >
            <TableHeader>
              <Column id="c-role" isRowHeader>
                {t('roles.column.role')}
              </Column>
              <Column className={styles.number} id="c-does">
                {t('reach.does')}
              </Column>
              <Column className={styles.number} id="c-can">
                {t('reach.can')}
              </Column>
              <Column className={styles.secondary} id="c-could">
                {t('report.blast.could')}
              </Column>
              <Column id="c-may">{t('report.blast.permissions')}</Column>
              <Column className={styles.secondary} id="c-owner">
                {t('findings.column.owner')}
              </Column>
            </TableHeader>
            <TableBody>
              {roles.map(role => {
                const { arn, could, owners } = role;
                return (
                  <Row id={`r-${arn}`} key={arn}>
                    <Cell className={styles.cell}>
                      <RoleLink arn={arn} />
                    </Cell>
                    <Cell className={styles.cell}>
                      <RoleTotal role={role} word="does" />
                    </Cell>
                    <Cell className={styles.cell}>
                      <RoleTotal role={role} word="can" />
                    </Cell>
                    <Cell className={`${styles.cell} ${styles.secondary}`}>
                      {could.length > 0 ? (
                        <CouldPattern pattern={could[0]} />
                      ) : (
                        t('reach.nobody')
                      )}
                      {could.length > 1 && (
                        <span className={styles.sub}>
                          {t('reach.more', { total: could.length - 1 })}
                        </span>
                      )}
                    </Cell>
                    <Cell className={styles.cell}>
                      <RoleMay permissions={role.permissions} />
                    </Cell>
                    <Cell className={`${styles.cell} ${styles.secondary}`}>
                      {owners.length > 0
                        ? owners.map(ref => parseEntityRef(ref).name).join(', ')
                        : t('findings.noOwner')}
                    </Cell>
                  </Row>
                );
              })}
            </TableBody>
          </TableRoot>
          {root && (
            <div className={styles.foot}>
              <Link
                className={styles.name}
                href={rowsHref(root, 'roles', narrowing, { sort: 'can' })}
              >
                {t('report.blast.all')}
              </Link>
            </div>
          )}
        </>
      )}
    </Section>
  );
};
