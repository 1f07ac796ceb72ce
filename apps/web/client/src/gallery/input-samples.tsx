import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type Asked,
  Card,
  ChecksField,
  ChoiceField,
  ComboField,
  LineField,
  LinesField,
  LongField,
  TickBox,
} from '../ui/index.ts'

const codes = ['fi', 'sv', 'en', 'se', 'ru', 'et']
const states = ['plain', 'hinted', 'optional', 'faulty', 'locked'] as const
type State = (typeof states)[number]

/** Every control of a form, in each of its states: plain, with a hint, not needed, with a fault, locked. */
export function InputSamples() {
  return states.map((state) => (
    <Card key={state} title={`inputs: ${state}`}>
      <div className="questions">
        <Inputs state={state} />
      </div>
    </Card>
  ))
}

function useAsked(state: State): (name: string) => Asked {
  const { t } = useTranslation()
  return (name) => ({
    id: `${state}-${name}`,
    label: name,
    hint: state === 'hinted' ? t('record.dayHint') : undefined,
    optional: state === 'optional' ? t('record.optional') : undefined,
    fault: state === 'faulty' ? t('fault.required') : undefined,
    isLocked: state === 'locked',
  })
}

function Inputs({ state }: { readonly state: State }) {
  const { t } = useTranslation()
  const asked = useAsked(state)
  const [text, setText] = useState(state === 'faulty' ? '' : 'Ei raskaita nostoja.')
  const [lines, setLines] = useState<readonly string[]>(['029 000 0000', '040 000 0901'])
  const [code, setCode] = useState('fi')
  const [some, setSome] = useState<readonly string[]>(['fi'])
  const [isTicked, setTicked] = useState(false)
  const names = new Intl.DisplayNames('fi', { type: 'language' })
  const choices = codes.map((each) => ({ code: each, label: names.of(each) ?? each }))
  return (
    <>
      <LineField asked={asked('LineField')} value={text} onChange={setText} />
      <LineField asked={asked('LineField, wide 12')} wide={12} value={text} onChange={setText} />
      <LongField asked={asked('LongField')} most={24} value={text} onChange={setText} />
      <LinesField asked={asked('LinesField')} most={3} values={lines} onChange={setLines} />
      <ChoiceField
        asked={asked('ChoiceField, few')}
        value={code}
        choices={choices.slice(0, 3)}
        onChange={setCode}
      />
      <ChoiceField asked={asked('ChoiceField, many')} value={code} choices={choices} onChange={setCode} />
      <ChecksField asked={asked('ChecksField')} values={some} choices={choices} onChange={setSome} />
      <ComboField asked={asked('ComboField')} value={code} choices={choices} onChange={setCode} />
      <TickBox
        label={t('glass.read')}
        fault={state === 'faulty' ? t('glass.readMissing') : undefined}
        value={isTicked}
        onChange={setTicked}
      />
    </>
  )
}
