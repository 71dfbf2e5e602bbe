import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Select } from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import type { AccessPack, AccessPackUse } from 'backstage-plugin-irsa-common';
import { Note } from '../../components/Note';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';
import styles from './IrsaAccessPack.module.css';
import { PackParameter } from './PackParameter';

/** One access pack with the values of its parameters. */
export const AccessPackRow = ({
  use,
  packs,
  number,
  isDisabled,
  onChange,
  onRemove,
}: {
  use: AccessPackUse;
  packs: readonly AccessPack[] | undefined;
  number: number;
  isDisabled: boolean;
  onChange: (use: {
    pack: string;
    parameters?: Record<string, string>;
  }) => void;
  onRemove: () => void;
}) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const pack = packs?.find(({ id }) => id === use.pack);
  const parameters = use.parameters ?? {};
  const setParameter = (name: string, value: string) => {
    const { [name]: _, ...rest } = parameters;
    onChange({
      pack: use.pack,
      // An empty field leaves the default, so that it is not given at all.
      parameters: value === '' ? rest : { ...rest, [name]: value },
    });
  };

  return (
    <div className={styles.row}>
      <div className={styles.choice}>
        <Select
          isDisabled={isDisabled}
          label={t('pack.choose', { number: String(number) })}
          onChange={key => {
            if (key !== null) {
              onChange({ pack: String(key) });
            }
          }}
          options={(packs ?? []).map(({ id, title }) => ({ id, label: title }))}
          placeholder={t('pack.placeholder')}
          value={pack ? pack.id : null}
        />
        <ButtonIcon
          aria-label={t('pack.remove', { number: String(number) })}
          icon={<RiDeleteBinLine />}
          isDisabled={isDisabled}
          onPress={onRemove}
          variant="tertiary"
        />
      </div>
      {/* A form with a least number of rows begins with rows without any value. */}
      {packs && !pack && use.pack && (
        <Note kind="wrong">{t('pack.gone', { pack: use.pack })}</Note>
      )}
      {pack?.parameters.map(parameter => (
        <PackParameter
          isDisabled={isDisabled}
          key={`${pack.id} ${parameter.name}`}
          onChange={value => setParameter(parameter.name, value)}
          parameter={parameter}
          value={parameters[parameter.name] ?? ''}
        />
      ))}
    </div>
  );
};
