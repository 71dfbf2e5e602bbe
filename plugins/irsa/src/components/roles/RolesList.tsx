import { parseEntityRef } from '@backstage/catalog-model';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody } from '@backstage/ui';
import type { RoleAnswer, RoleListOptions } from 'backstage-plugin-irsa-common';
import { useCallback } from 'react';
import { irsaApiRef } from '../../api';
import { useFilterOptions } from '../../hooks/useFilterOptions';
import { ListQuery, useList } from '../../hooks/useList';
import { useSources } from '../../hooks/useSources';
import { placesOf } from '../../sources/placesOf';
import { irsaTranslationRef } from '../../translation';
import { SourcesNote } from '../findingsPage/SourcesNote';
import { FilterBar } from '../list/FilterBar';
import { FilterSelect } from '../list/FilterSelect';
import { ListColumn, ListTable } from '../list/ListTable';
import { NothingMatches } from '../list/NothingMatches';
import { SearchBox } from '../list/SearchBox';
import { EmptyList } from '../states/EmptyList';
import { FirstRun } from '../states/FirstRun';
import { WidthMark, widthOf, WIDTH_WORD } from '../status/WidthMark';
import { RoleLink } from './RoleLink';
import { RoleTotal } from './RoleTotal';
import styles from './RolesList.module.css';

const FILTERS = [
  'trustScope',
  'account',
  'cluster',
  'owner',
  'system',
  'domain',
  'lifecycle',
  'namespace',
  'entityRef',
] as const;
const WIDTHS = [
  'cluster',
  'namespaces',
  'name-across-namespaces',
  'namespace',
  'name-prefix',
  'exact',
  'none',
  'unknown',
] as const;

type Filter = (typeof FILTERS)[number];
type Row = RoleAnswer & { readonly id: string };

/** Every role that service accounts may have to do with, and how far it is open. */
export const RolesList = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const irsa = useApi(irsaApiRef);
  const load = useCallback(
    async ({ filters, ...query }: ListQuery<Filter>, signal: AbortSignal) => {
      // What the URL says is checked by the server, which answers 400 to what it does not know.
      const page = await irsa.listRoles({
        ...(filters as RoleListOptions),
        ...(query as RoleListOptions),
        signal,
      });
      return {
        ...page,
        items: page.items.map((role): Row => ({ ...role, id: role.arn })),
      };
    },
    [irsa],
  );
  const list = useList(FILTERS, load, '-trustScope');
  const known = useSources().data;
  const sources = known?.sources ?? [];
  const places = placesOf(sources);
  const { owner } = useFilterOptions();
  const { values, set } = list.filters;

  const columns: ListColumn<Row>[] = [
    {
      id: 'c-arn',
      label: t('roles.column.role'),
      isRowHeader: true,
      isSortable: true,
      cell: ({ account, arn, exists }) => (
        <>
          <RoleLink arn={arn} />
          <span className={styles.sub}>
            {t('sources.account', { account })}
            {exists === false && `, ${t('roles.missing')}`}
          </span>
        </>
      ),
    },
    {
      id: 'c-trustScope',
      label: t('roles.column.width'),
      width: '20%',
      isSortable: true,
      cell: ({ trustScope }) => <WidthMark width={widthOf(trustScope)} />,
    },
    {
      id: 'c-does',
      label: t('reach.does'),
      width: '80px',
      isSecondary: true,
      cell: role => <RoleTotal role={role} word="does" />,
    },
    {
      id: 'c-can',
      label: t('reach.can'),
      width: '96px',
      isSortable: true,
      cell: role => <RoleTotal role={role} word="can" />,
    },
    {
      id: 'c-could',
      label: t('reach.could'),
      width: '18%',
      isSecondary: true,
      cell: ({ could, unknown }) => {
        if (could.length > 0) {
          return t('roles.couldPatterns', { count: could.length });
        }
        return unknown.length > 0 ? t('status.unknown') : t('reach.nobody');
      },
    },
    {
      id: 'c-owner',
      label: t('findings.column.owner'),
      width: '18%',
      isSecondary: true,
      cell: ({ owners }) =>
        owners.length > 0
          ? owners.map(ref => parseEntityRef(ref).name).join(', ')
          : t('findings.noOwner'),
    },
  ];

  if (known?.setup && sources.length === 0) {
    return <FirstRun setup={known.setup} />;
  }

  return (
    <div className={styles.page}>
      <p className={styles.explanation}>{t('reach.explanation')}</p>
      <FilterBar isNarrowed={list.isNarrowed} onClear={list.clear}>
        <SearchBox
          label={t('roles.search')}
          onChange={list.setSearch}
          placeholder={t('roles.searchHint')}
          value={list.search}
        />
        <FilterSelect
          all={t('roles.allWidths')}
          label={t('roles.column.width')}
          onChange={chosen => set('trustScope', chosen)}
          options={WIDTHS.map(id => ({ id, label: t(WIDTH_WORD[id]) }))}
          value={values.trustScope}
        />
        <FilterSelect
          all={t('filters.allAccounts')}
          label={t('filters.account')}
          onChange={chosen => set('account', chosen)}
          options={places.accounts}
          value={values.account}
        />
        <FilterSelect
          all={t('filters.allClusters')}
          label={t('filters.cluster')}
          onChange={chosen => set('cluster', chosen)}
          options={places.clusters}
          value={values.cluster}
        />
        <FilterSelect
          all={t('filters.allOwners')}
          label={t('filters.owner')}
          onChange={chosen => set('owner', chosen)}
          options={owner}
          value={values.owner}
        />
      </FilterBar>
      <SourcesNote sources={sources} />
      <Card>
        <CardBody>
          <ListTable
            columns={columns}
            empty={
              list.isNarrowed ? (
                <NothingMatches
                  onClear={list.clear}
                  text={t('roles.noMatch')}
                />
              ) : (
                <EmptyList known={known}>{t('roles.none')}</EmptyList>
              )
            }
            isPageGone={list.isPageGone}
            label={t('roles.title')}
            table={list.table}
            what={t('roles.what')}
          />
        </CardBody>
      </Card>
    </div>
  );
};
