import { Field } from '../parts/field.tsx';
import type { Sending } from '../parts/use-sending.ts';

export type Extending = { readonly minutes: string; readonly note: string };

type ExtendFieldsProps = {
  readonly value: Extending;
  readonly onValue: (value: Extending) => void;
  readonly errorOf: Sending['errorOf'];
};

export function ExtendFields({ value, onValue, errorOf }: ExtendFieldsProps) {
  return (
    <>
      <Field
        label="Minutes"
        hint="Less than none takes time away that was given by mistake."
        inputMode="numeric"
        value={value.minutes}
        onValue={(minutes) => onValue({ ...value, minutes })}
        error={errorOf('minutes')}
      />
      <Field
        label="Why"
        hint="Candidates read it."
        value={value.note}
        onValue={(note) => onValue({ ...value, note })}
        error={errorOf('note')}
      />
    </>
  );
}
