import { Combobox } from '@backstage/ui';

/** Something that can be chosen by its name. */
export interface NameOption {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
}

/** Properties of {@link NameField}. */
export interface NameFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly NameOption[];
  readonly isDisabled: boolean;
  readonly isInvalid: boolean;
  readonly isRequired: boolean;
}

/** A name that is typed, or chosen among those that exist. */
export const NameField = ({
  value,
  onChange,
  options,
  ...props
}: NameFieldProps) => (
  <Combobox
    {...props}
    allowsCustomValue
    onChange={key => {
      // A key is given only where a choice was made; typing is told by onInputChange.
      if (key !== null) {
        onChange(String(key));
      }
    }}
    options={options}
    search={{ mode: 'client', inputValue: value, onInputChange: onChange }}
    value={options.some(({ id }) => id === value) ? value : null}
  />
);
