import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findField } from '../declaration/declaration.ts'
import { type DeclaredField, theRegister } from '../declaration/declared-register.ts'
import { said } from '../declaration/register-words.ts'
import { Origin, Statements } from '../features/recording/beside-questions.tsx'
import { emptyForm } from '../features/recording/entry-acts.ts'
import { useTypedForm } from '../features/recording/use-typed-form.ts'
import { ValueQuestions } from '../features/recording/value-questions.tsx'
import { ReadersChip } from '../features/rules/readers-chip.tsx'
import { Button, Card, Diff, FaultList, Select } from '../ui/index.ts'

/** The form of any field, and who would read it. */
export function FormSamples() {
  const [id, setId] = useState('5.02')
  const field = findField(id)
  const fields = theRegister().fields.filter(({ recordable }) => recordable)
  return (
    <Card title="FieldForm">
      <div className="body">
        <Select
          label="field"
          value={id}
          options={fields.map((each) => ({ value: each.id, label: `${each.id} ${said(each.label)}` }))}
          onChange={setId}
        />
      </div>
      {field !== undefined && <FormSample key={id} field={field} />}
    </Card>
  )
}

function FormSample({ field }: { readonly field: DeclaredField }) {
  const { t } = useTranslation()
  const state = useTypedForm(field, emptyForm(field), { isCorrection: false, today: '2026-11-30' })
  const shared = { field, state, isLocked: false, refused: {} }
  return (
    <div className="questions">
      <ReadersChip field={field} file={{ kelaInPlan: false, team: [] }} />
      <ValueQuestions {...shared} />
      <Statements {...shared} />
      <Origin {...shared} />
      <Button onPress={() => state.mayBeSent()}>{t('record.save')}</Button>
    </div>
  )
}

/** A change of a text, and a list of faults. */
export function TextSamples() {
  const { t } = useTranslation()
  return (
    <Card title="Diff, FaultList">
      <div className="body stack">
        <p>
          <Diff
            before="Ei raskaita nostoja (yli 10 kg). Ei iltavuoroja."
            after="Ei raskaita nostoja (yli 5 kg). Ei iltavuoroja kello 20 jälkeen."
          />
        </p>
        <FaultList
          title={t('record.faults', { n: 1 })}
          faults={[{ id: 'beside-necessity', text: t('fault.necessity') }]}
        />
      </div>
    </Card>
  )
}
