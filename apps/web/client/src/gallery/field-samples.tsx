import { findField } from '../declaration/declaration.ts'
import { said } from '../declaration/register-words.ts'
import { Card, FieldView, OrgBadge } from '../ui/index.ts'

const samples = [
  { id: '5.02', value: { on: '2026-11-23', level: 'partial', conclusion: 'Osittain alentunut.' }, flags: 1 },
  { id: '1.07', value: ['+358 40 000 0901', '029 000 0000'], flags: 0 },
  { id: '3.06', value: { language: 'sv', level: 'B1' }, flags: 0 },
  { id: '4.01', value: null, flags: 0, removedOn: '2026-11-20' },
]

/** Facts of several forms: structured, a list, codes, and one that has been removed. */
export function FieldSamples() {
  return samples.map(({ id, value, flags, removedOn }) => {
    const field = findField(id)
    if (field === undefined) return undefined
    return (
      <Card key={id} title={said(field.label)}>
        <FieldView
          field={field}
          value={value}
          effect={field.effect === undefined ? undefined : 'Kokoaikainen hoivatyö ei onnistu.'}
          necessity={field.necessity === undefined ? undefined : 'Työkokeilupaikkaa ei voi valita ilman.'}
          flags={flags}
          removedOn={removedOn}
          by={
            <>
              <OrgBadge kind="kela" /> Kalle Kuntola
            </>
          }
        />
      </Card>
    )
  })
}
