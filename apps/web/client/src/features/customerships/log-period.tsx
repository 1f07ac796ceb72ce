import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogAsked } from '../../api/answers.ts'
import { readTypedDay } from '../../i18n/typed-day.ts'
import { Button, LineField, Select } from '../../ui/index.ts'
import { daysOf, lastDays } from './log-filter.ts'

type Days = Pick<LogAsked, 'from' | 'until'>

interface LogPeriodProps {
  readonly today: string
  readonly onChange: (days: Days) => void
}

const own = 'own'

/** Of which days the log is asked for: the last ones, or those that are typed. */
export function LogPeriod({ today, onChange }: LogPeriodProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState('')
  return (
    <>
      <Select
        label={t('logFilter.period')}
        value={chosen}
        onChange={(choice) => {
          setChosen(choice)
          if (choice !== own) onChange(daysOf(choice, today))
        }}
        options={[
          { value: '', label: t('table.all') },
          ...lastDays.map((days) => ({ value: days, label: t('logFilter.last', { n: days }) })),
          { value: own, label: t('logFilter.days') },
        ]}
      />
      {chosen === own && <TypedDays onChange={onChange} />}
    </>
  )
}

/** The first and the last day, as somebody types them; each may be left out. */
function TypedDays({ onChange }: Pick<LogPeriodProps, 'onChange'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState({ from: '', until: '' })
  const [wasTried, setTried] = useState(false)
  const read = (text: string) => (text.trim() === '' ? '' : readTypedDay(text))
  const [from, until] = [read(typed.from), read(typed.until)]
  const isOrdered = from === undefined || until === undefined || from === '' || until === '' || from <= until
  const show = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (from === undefined || until === undefined || !isOrdered) return
    onChange({ ...(from === '' ? {} : { from }), ...(until === '' ? {} : { until }) })
  }
  const faultOf = (day: string | undefined): string | undefined =>
    wasTried && day === undefined ? t('fault.day') : undefined
  return (
    <form className="row asked-row" noValidate onSubmit={show}>
      <LineField
        asked={{
          id: 'log-from',
          label: t('logFilter.from'),
          fault: faultOf(from) ?? (wasTried && !isOrdered ? t('logFilter.order') : undefined),
        }}
        wide={12}
        value={typed.from}
        onChange={(text) => setTyped({ ...typed, from: text })}
      />
      <LineField
        asked={{ id: 'log-until', label: t('logFilter.until'), fault: faultOf(until) }}
        wide={12}
        value={typed.until}
        onChange={(text) => setTyped({ ...typed, until: text })}
      />
      <Button kind="secondary" type="submit">
        {t('logFilter.show')}
      </Button>
    </form>
  )
}
