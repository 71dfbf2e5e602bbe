import { parseEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody } from '@backstage/ui';
import {
  ServiceAccountAnswer,
  ServiceAccountListOptions,
  serviceAccountRef,
} from 'backstage-plugin-irsa-common';
import { useCallback, useState } from 'react';
import { irsaApiRef } from '../../api';
import { useFilterOptions } from '../../hooks/useFilterOptions';
import { ListQuery, useList } from '../../hooks/useList';
import { useSources } from '../../hooks/useSources';
import { placesOf } from '../../sources/placesOf';
import { irsaTranslationRef } from '../../translation';
import { MECHANISM_WORD } from '../binding/MechanismChip';
import { EntityLinks } from '../catalog/EntityLinks';
import { SourcesNote } from '../findingsPage/SourcesNote';
import { FilterBar } from '../list/FilterBar';
import { FilterSelect } from '../list/FilterSelect';
import { ListColumn, ListTable } from '../list/ListTable';
import { NothingMatches } from '../list/NothingMatches';
import { SearchBox } from '../list/SearchBox';
import styles from '../roles/RolesList.module.css';
import { EmptyList } from '../states/EmptyList';
import { FirstRun } from '../states/FirstRun';
import { StatusMark } from '../status/StatusMark';
import { AccountBindings } from './AccountBindings';
import { PodsCarry } from './PodsCarry';
import { worstVerdict } from './worstVerdict';

const FILTERS = [
  'compliance',
  'verdict',
  'mechanism',
  'cluster',
  'namespace',
  'account',
  'roleArn',
  'state',
  'owner',
  'system',
  'domain',
  'lifecycle',
  'entityRef',
] as const;
const VERDICTS = ['broken', 'unknown', 'works', 'none'] as const;
const COMPLIANCES = ['compliant', 'failing', 'broken', 'unknown'] as const;
const MECHANISMS = [
  'irsa',
  'pod-identity',
  'kiam',
  'kube2iam',
  'node-role',
] as const;

type Filter = (typeof FILTERS)[number];
type Row = ServiceAccountAnswer & { readonly id: string };

/** Service accounts with their bindings, what new pods get and what running ones carry. */
export const ServiceAccountsList = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const irsa = useApi(irsaApiRef);
  const [counted, setCounted] = useState<number>();
  const load = useCallback(
    async ({ filters, ...query }: ListQuery<Filter>, signal: AbortSignal) => {
      // What the URL says is checked by the server, which answers 400 to what it does not know.
      const page = await irsa.listServiceAccounts({
        ...(filters as ServiceAccountListOptions),
        ...(query as ServiceAccountListOptions),
        signal,
      });
      if (!signal.aborted) {
        setCounted(page.totalBindings);
      }
      return {
        ...page,
        items: page.items.map(
          (item): Row => ({
            ...item,
            id: serviceAccountRef(item.serviceAccount),
          }),
        ),
      };
    },
    [irsa],
  );
  const list = useList(FILTERS, load, 'verdict');
  const known = useSources().data;
  const sources = known?.sources ?? [];
  const places = placesOf(sources);
  const { owner } = useFilterOptions();
  const { values, set } = list.filters;
  // What only a link from another page narrows by is shown where it does, so that it can be seen and taken away.
  const narrowed = (
    [
      { name: 'system', all: t('filters.allSystems') },
      { name: 'domain', all: t('filters.allDomains') },
      { name: 'lifecycle', all: t('filters.allLifecycles') },
    ] as const
  )
    .filter(({ name }) => values[name].length > 0)
    .map(filter => ({ ...filter, label: t(`filters.${filter.name}`) }));

  const columns: ListColumn<Row>[] = [
    {
      id: 'c-serviceAccount',
      label: t('hop.serviceAccount'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ serviceAccount, state }) => (
        <>
          <strong>
            {serviceAccount.namespace}/{serviceAccount.name}
          </strong>
          <span className={styles.sub}>
            {t('binding.inCluster', { cluster: serviceAccount.cluster })}
            {state === 'missing' && `, ${t('serviceAccounts.missing')}`}
            {state === 'not-read' && `, ${t('serviceAccounts.notRead')}`}
          </span>
        </>
      ),
    },
    {
      id: 'c-verdict',
      label: t('serviceAccounts.column.verdict'),
      width: '124px',
      isSortable: true,
      cell: ({ bindings }) => <StatusMark status={worstVerdict(bindings)} />,
    },
    {
      id: 'c-bindings',
      label: t('serviceAccounts.column.bindings'),
      width: '26%',
      cell: ({ bindings }) => <AccountBindings bindings={bindings} />,
    },
    {
      id: 'c-pods',
      label: t('serviceAccounts.column.pods'),
      width: '20%',
      isSecondary: true,
      cell: account => <PodsCarry account={account} />,
    },
    {
      id: 'c-component',
      label: t('findings.facts.component'),
      width: '20%',
      isSecondary: true,
      cell: ({ entityRefs, likelyOwner, others, owners }) => (
        <>
          {entityRefs.length > 0 ? (
            <EntityLinks entityRefs={entityRefs} />
          ) : (
            !others && t('findings.facts.noComponent')
          )}
          {owners.length > 0 && (
            <span className={styles.sub}>
              {owners.map(ref => parseEntityRef(ref).name).join(', ')}
            </span>
          )}
          {likelyOwner && (
            <span className={styles.sub} title={likelyOwner.why}>
              {t('serviceAccounts.likelyOwner', {
                owner: parseEntityRef(likelyOwner.owner).name,
              })}
            </span>
          )}
          {others && (
            <span className={styles.sub}>{t('serviceAccounts.others')}</span>
          )}
        </>
      ),
    },
  ];

  if (known?.setup && sources.length === 0) {
    return <FirstRun setup={known.setup} />;
  }

  return (
    <div className={styles.page}>
      <FilterBar isNarrowed={list.isNarrowed} onClear={list.clear}>
        <SearchBox
          label={t('serviceAccounts.search')}
          onChange={list.setSearch}
          placeholder={t('serviceAccounts.searchHint')}
          value={list.search}
        />
        <FilterSelect
          all={t('serviceAccounts.allVerdicts')}
          label={t('serviceAccounts.column.verdict')}
          onChange={chosen => set('verdict', chosen)}
          options={VERDICTS.map(id => ({ id, label: t(`status.${id}`) }))}
          value={values.verdict}
        />
        <FilterSelect
          all={t('serviceAccounts.allCompliances')}
          label={t('serviceAccounts.compliance')}
          onChange={chosen => set('compliance', chosen)}
          options={COMPLIANCES.map(id => ({
            id,
            label: t(`report.bindings.${id}`),
          }))}
          value={values.compliance}
        />
        <FilterSelect
          all={t('serviceAccounts.allMechanisms')}
          label={t('trust.trial.mechanism')}
          onChange={chosen => set('mechanism', chosen)}
          options={MECHANISMS.map(id => ({
            id,
            label: t(MECHANISM_WORD[id]),
          }))}
          value={values.mechanism}
        />
        <FilterSelect
          all={t('filters.allClusters')}
          label={t('filters.cluster')}
          onChange={chosen => set('cluster', chosen)}
          options={places.clusters}
          value={values.cluster}
        />
        <FilterSelect
          all={t('filters.allAccounts')}
          label={t('filters.account')}
          onChange={chosen => set('account', chosen)}
          options={places.accounts}
          value={values.account}
        />
        <FilterSelect
          all={t('filters.allOwners')}
          label={t('filters.owner')}
          onChange={chosen => set('owner', chosen)}
          options={owner}
          value={values.owner}
        />
        {narrowed.map(({ name, label, all }) => (
          <FilterSelect
            all={all}
            key={name}
            label={label}
            onChange={chosen => set(name, chosen)}
            options={[]}
            value={values[name]}
          />
        ))}
      </FilterBar>
      {values.compliance.length > 0 && counted !== undefined && (
        <p className={styles.explanation} role="status">
          {t('serviceAccounts.counted', { count: counted })}
        </p>
      )}
      <SourcesNote sources={sources} />
      <Card>
        <CardBody>
          <ListTable
            columns={columns}
            empty={
              list.isNarrowed ? (
                <NothingMatches
                  onClear={list.clear}
                  text={t('serviceAccounts.noMatch')}
                />
              ) : (
                <EmptyList known={known}>{t('serviceAccounts.none')}</EmptyList>
              )
            }
            isPageGone={list.isPageGone}
            label={t('serviceAccounts.title')}
            table={list.table}
            what={t('serviceAccounts.what')}
          />
        </CardBody>
      </Card>
    </div>
  );
};
