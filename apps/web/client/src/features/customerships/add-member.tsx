import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { staffTitle } from '../../i18n/staff-title.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Dialog, Loaded, Notice, problemText, Select } from '../../ui/index.ts'
import { useTeamChange } from './change-team.ts'

interface AddMemberProps {
  readonly customership: string
  readonly onClose: () => void
}

/** A colleague of one's own organisation is brought into the team. */
export function AddMember({ customership, onClose }: AddMemberProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [person, setPerson] = useState('')
  const path = { customership }
  const colleagues = useQuery({
    queryKey: ['colleagues', customership],
    queryFn: () => answered(api.GET('/v1/customerships/{customership}/colleagues', { params: { path } })),
  })
  const add = useTeamChange(
    customership,
    (chosen: string, key) =>
      answered(
        api.POST('/v1/customerships/{customership}/team', {
          params: { path, header: { 'Idempotency-Key': key } },
          body: { person: chosen },
        }),
      ),
    onClose,
  )
  return (
    <Dialog title={t('team.add')} onClose={onClose}>
      <p>{t('team.addText')}</p>
      <Loaded query={colleagues} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('team.noColleagues')}</p>
          ) : (
            <Select
              label={t('team.colleague')}
              value={person}
              onChange={setPerson}
              options={[
                { value: '', label: t('start.choose') },
                ...items.map(({ person: value, name, title, role }) => ({
                  value,
                  label: `${name}, ${staffTitle({ title, role }, language)}`,
                })),
              ]}
            />
          )
        }
      </Loaded>
      {add.error !== null && (
        <Notice tone="error" live>
          {problemText(add.error, t)}
        </Notice>
      )}
      <div className="row">
        <Button disabled={person === '' || add.isPending} onPress={() => add.mutate(person)}>
          {t('team.add')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
