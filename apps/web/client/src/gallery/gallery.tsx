import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { declaredWords } from '../i18n/i18n.ts'
import { serviceTime } from '../session/clock.ts'
import { Refusal } from '../session/refusal.ts'
import {
  Button,
  Card,
  Chip,
  CustomershipState,
  Dialog,
  DueTag,
  EmptyState,
  ErrorState,
  Icon,
  iconNames,
  LinkButton,
  LoadingBlock,
  Notice,
  OrgBadge,
  PageHeading,
  PersonMenu,
  PrintButton,
  Refresh,
  Select,
  Shell,
  ShownCount,
  StateTag,
  states,
  TextInput,
} from '../ui/index.ts'
import { Navigation } from '../ui/routed.ts'
import { FieldSamples } from './field-samples.tsx'
import { FormSamples, TextSamples } from './form-samples.tsx'
import { InputSamples } from './input-samples.tsx'
import { TableSamples } from './table-samples.tsx'

const days = [-3, 0, 4, 43]
const kinds = ['labourAuthority', 'wellbeingCounty', 'kela', 'customer', 'keha', 'system']
const sampleRequest = '0198f0a0-0000-7000-8000-00000000beef'
const tones = ['neutral', 'blue', 'soon', 'late', 'ok'] as const

/** Every component of the client's own layer, in its states, in the language that is chosen. */
export function Gallery() {
  const { t } = useTranslation()
  return (
    <Shell
      navigation={
        <Navigation
          links={[
            { to: '/work', label: t('work.title') },
            { to: '/customerships', label: t('nav.customerships') },
          ]}
        />
      }
      person={
        <PersonMenu
          link={<a href="#person">{t('session.person')}</a>}
          name="Aino Työläs"
          role={declaredWords().roles['nurse']}
          onChangeRole={() => undefined}
          onSignOut={() => undefined}
        />
      }
    >
      <main id="content" className="page stack">
        <PageHeading title="ui" />
        <Sample name="OrgBadge">
          {kinds.map((kind) => (
            <OrgBadge key={kind} kind={kind} />
          ))}
        </Sample>
        <Sample name="StateTag">
          {tones.map((tone) => (
            <StateTag key={tone} tone={tone}>
              {tone}
            </StateTag>
          ))}
          {states.map((state) => (
            <CustomershipState key={state} state={state} />
          ))}
        </Sample>
        <Sample name="DueTag">
          {days.map((day) => (
            <DueTag key={day} days={day} />
          ))}
        </Sample>
        <Sample name="Icon">
          {iconNames.map((name) => (
            <span key={name}>
              <Icon name={name} /> {name}
            </span>
          ))}
        </Sample>
        <Sample name="Refresh">
          {[0, 12].map((age) => (
            <Refresh key={age} query={fetchedBefore(age)} />
          ))}
          {[0, 1, 12].map((changes) => (
            <Refresh key={changes} query={fetchedBefore(12)} changes={changes} />
          ))}
        </Sample>
        <Sample name="Chip">
          <Chip isOn onPress={() => undefined}>
            {t('group.week')}
          </Chip>
          <Chip isOn={false} onPress={() => undefined}>
            {t('group.later')}
          </Chip>
        </Sample>
        <Sample name="Button">
          <Button>{t('states.retry')}</Button>
          <Button kind="secondary">{t('states.retry')}</Button>
          <Button disabled>{t('states.retry')}</Button>
          <Button kind="secondary" icon="refresh">
            {t('states.retry')}
          </Button>
          <LinkButton icon="add">{t('savedFilter.save')}</LinkButton>
          <PrintButton />
          <DialogSample />
        </Sample>
        <Sample name="TextInput, Select">
          <PlainInputs />
        </Sample>
        <Sample name="Notice">
          <Notice>{t('search.none')}</Notice>
          <Notice tone="soon">{t('search.none')}</Notice>
          <Notice tone="error">{t('signin.failed')}</Notice>
        </Sample>
        <Card title="EmptyState">
          <EmptyState title={t('work.emptyTitle')} text={t('work.emptyText')} />
        </Card>
        <Card title="ErrorState">
          <div className="body stack">
            {['service-unavailable', 'rate-limited', 'log-not-sealed'].map((code) => (
              <ErrorState
                key={code}
                error={new Refusal(code, 503, { seconds: 3, requestId: sampleRequest })}
                onRetry={() => undefined}
              />
            ))}
          </div>
        </Card>
        <Card title="LoadingBlock">
          <LoadingBlock lines={4} onRetry={() => undefined} />
        </Card>
        <Card title="DataTable" beside={<ShownCount n={3} total={3} />}>
          <TableSamples />
        </Card>
        <InputSamples />
        <FieldSamples />
        <FormSamples />
        <TextSamples />
      </main>
    </Shell>
  )
}

/** A read that was made so many minutes ago. */
const fetchedBefore = (minutes: number) => ({
  data: {},
  error: null,
  refetch: () => undefined,
  dataUpdatedAt: serviceTime().getTime() - minutes * 60_000,
})

function Sample({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Card title={name}>
      <div className="body row">{children}</div>
    </Card>
  )
}

function DialogSample() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="secondary" onPress={() => setOpen(true)}>
        Dialog
      </Button>
      {isOpen && (
        <Dialog title={t('awaiting.take')} onClose={() => setOpen(false)}>
          <p>{t('awaiting.confirm', { number: 'TYM-2026-0000240' })}</p>
          <Button onPress={() => setOpen(false)}>{t('states.cancel')}</Button>
        </Dialog>
      )}
    </>
  )
}

function PlainInputs() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [state, setState] = useState('')
  return (
    <>
      <TextInput label={t('search.label')} hint={t('search.hint')} value={text} onChange={setText} />
      <TextInput label={t('search.label')} error={t('search.error')} value={text} onChange={setText} />
      <Select
        label={t('table.state')}
        value={state}
        onChange={setState}
        options={states.map((each) => ({ value: each, label: t(`state.${each}`) }))}
      />
    </>
  )
}
