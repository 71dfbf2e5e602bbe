import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import {
  AccessPackParameter,
  accessPackValueProblem,
} from 'backstage-plugin-irsa-common';
import { Note } from '../../components/Note';
import { irsaScaffolderFieldsTranslationRef } from '../../translation';

/** What an access pack has to be told, for instance which bucket. */
export const PackParameter = ({
  parameter,
  value,
  isDisabled,
  onChange,
}: {
  parameter: AccessPackParameter;
  value: string;
  isDisabled: boolean;
  onChange: (value: string) => void;
}) => {
  const { t } = useTranslationRef(irsaScaffolderFieldsTranslationRef);
  const { title, pattern, default: usual } = parameter;
  const help =
    usual === ''
      ? t('pack.optional')
      : usual && t('pack.default', { value: usual });
  const problem =
    value === '' ? undefined : accessPackValueProblem(parameter, value);
  return (
    <>
      <TextField
        description={help}
        isDisabled={isDisabled}
        isInvalid={problem !== undefined}
        isRequired={usual === undefined}
        label={title}
        onChange={onChange}
        value={value}
      />
      {problem && (
        <Note kind="wrong">
          {problem === 'wildcard'
            ? t('pack.wildcard', { title, value })
            : t('pack.mismatch', { title, value, pattern })}
        </Note>
      )}
    </>
  );
};
