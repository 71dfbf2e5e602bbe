import { parseEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Link } from '@backstage/ui';
import type { ReportedFinding } from 'backstage-plugin-irsa-common';
import { useEffect, useRef } from 'react';
import { subjectName } from '../../format/subjectName';
import { useIsWide } from '../../hooks/useIsWide';
import { useOpenFinding } from '../../hooks/useOpenFinding';
import { usePagesRoot } from '../../hooks/usePagesRoot';
import { useSources } from '../../hooks/useSources';
import { useStateCounts } from '../../hooks/useStateCounts';
import { irsaTranslationRef } from '../../translation';
import { focusFinding } from '../findings/focusFinding';
import { Since } from '../findings/Since';
import { ListColumn, ListTable } from '../list/ListTable';
import { NothingMatches } from '../list/NothingMatches';
import { SearchBox } from '../list/SearchBox';
import { EmptyList } from '../states/EmptyList';
import { FirstRun } from '../states/FirstRun';
import { FindingStateMark } from '../status/FindingStateMark';
import { SeverityMark } from '../status/SeverityMark';
import { FindingAside } from './FindingAside';
import { FindingFilters } from './FindingFilters';
import styles from './FindingsList.module.css';
import { SourcesNote } from './SourcesNote';
import { StateToggle } from './StateToggle';
import { useFindingsList } from './useFindingsList';

/** The findings that the reader may see, with one of them beside the table where there is room. */
export const FindingsList = () => {
  const { t } = useTranslationRef(irsaTranslationRef);
  const list = useFindingsList();
  const { state, ...others } = list.filters.values;
  const counts = useStateCounts(others, list.search).data;
  const known = useSources().data;
  const sources = known?.sources ?? [];
  const isWide = useIsWide();
  const root = usePagesRoot();
  const { openId, open } = useOpenFinding();
  const listRef = useRef<HTMLDivElement>(null);
  const asideRef = useRef<HTMLElement>(null);
  const items = list.table.tableProps.data ?? [];
  const position = items.findIndex(({ id }) => id === openId);
  const shownId = isWide ? openId : undefined;

  const close = () => {
    open(undefined);
    focusFinding(listRef.current, openId);
  };

  useEffect(() => {
    const toPanel = (event: KeyboardEvent) => {
      if (
        event.key === 'F6' &&
        asideRef.current &&
        event.target instanceof Node &&
        listRef.current?.contains(event.target)
      ) {
        event.preventDefault();
        event.stopPropagation();
        asideRef.current.focus();
      }
    };
    // On the way down from the window, before the portal takes the key for its notifications.
    window.addEventListener('keydown', toPanel, true);
    return () => window.removeEventListener('keydown', toPanel, true);
  }, []);

  const columns: ListColumn<ReportedFinding>[] = [
    {
      id: 'c-severity',
      label: t('findings.column.severity'),
      width: '112px',
      isSortable: true,
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      id: 'c-checkId',
      label: t('findings.column.finding'),
      isRowHeader: true,
      isSortable: true,
      cell: finding => (
        <>
          {isWide || !root ? (
            <button
              aria-expanded={finding.id === shownId}
              className={styles.title}
              data-finding={finding.id}
              onClick={() =>
                open(finding.id === openId ? undefined : finding.id)
              }
              type="button"
            >
              {finding.title}
            </button>
          ) : (
            <Link
              className={styles.title}
              data-finding={finding.id}
              href={`${root}/findings/${finding.id}`}
            >
              {finding.title}
            </Link>
          )}
          <span className={styles.sub} title={finding.subject.ref}>
            {t('findings.on', {
              checkId: finding.checkId,
              subject: subjectName(finding.subject.ref).name,
            })}
          </span>
        </>
      ),
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
    {
      id: 'c-since',
      label: t('findings.column.since'),
      width: '92px',
      isSortable: true,
      isSecondary: true,
      cell: ({ since }) => <Since since={since} />,
    },
    {
      id: 'c-state',
      label: t('findings.column.state'),
      width: '112px',
      cell: finding => (
        <FindingStateMark state={finding.state} waiver={finding.waiver} />
      ),
    },
  ];

  const empty = list.isNarrowed ? (
    <NothingMatches onClear={list.clear} text={t('findings.noMatch')} />
  ) : (
    <EmptyList known={known}>{t('findings.none')}</EmptyList>
  );

  if (known?.setup && sources.length === 0) {
    return <FirstRun setup={known.setup} />;
  }

  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <StateToggle
          counts={counts}
          onChange={chosen => list.filters.set('state', chosen ? [chosen] : [])}
          value={state[0]}
        />
        <SearchBox
          label={t('findings.search')}
          onChange={list.setSearch}
          placeholder={t('findings.searchHint')}
          value={list.search}
        />
      </div>
      <FindingFilters list={list} sources={sources} />
      <SourcesNote sources={sources} />
      <div className={shownId ? styles.split : styles.whole}>
        <div className={styles.list} ref={listRef}>
          <Card>
            <CardBody>
              <ListTable
                columns={columns}
                empty={empty}
                isPageGone={list.isPageGone}
                label={t('findings.title')}
                selectedId={shownId}
                table={list.table}
                what={t('findings.what')}
              />
            </CardBody>
          </Card>
        </div>
        {shownId && (
          <FindingAside
            finding={items[position]}
            findingId={shownId}
            key={shownId}
            onClose={close}
            onNext={
              position >= 0 && position < items.length - 1
                ? () => open(items[position + 1].id)
                : undefined
            }
            onPrevious={
              position > 0 ? () => open(items[position - 1].id) : undefined
            }
            ref={asideRef}
          />
        )}
      </div>
    </div>
  );
};
