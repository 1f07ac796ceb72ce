import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { categoryTitle } from '../../declaration/category-title.ts'
import { categoryNumbers, unseenFields } from '../../declaration/declaration.ts'
import { type DeclaredRegister, theRegister } from '../../declaration/declared-register.ts'
import { fieldName, said, saidFirst } from '../../declaration/register-words.ts'
import { Card, PageHeading } from '../../ui/index.ts'
import { Link, NotFound } from '../../ui/routed.ts'
import { cellWords } from './cell-words.ts'
import { inGroups } from './named-fields.ts'
import { Reasons } from './reasons.tsx'
import { WayBack } from './way-back.tsx'

const route = getRouteApi('/rules/$role')

/** What one role sees and records in each category, what it does not see, and why. */
export function RoleRules() {
  const { t } = useTranslation()
  const { role } = route.useParams()
  const declared = theRegister().roles.find((each) => each.role === role)
  if (declared === undefined) return <NotFound />
  return (
    <main id="content" className="page reading stack">
      <WayBack />
      <p>
        <Link to="/rules">{t('rules.title')}</Link>
      </p>
      <PageHeading
        title={saidFirst(declared.title)}
        beside={<span className="meta">{t('rules.roleCode', { id: declared.id })}</span>}
      />
      {categoryNumbers.map((number) => {
        const cell = theRegister().matrix.find((each) => each.role === role && each.category === number)
        return cell === undefined ? undefined : <CellCard key={number} cell={cell} />
      })}
    </main>
  )
}

function CellCard({ cell }: { readonly cell: DeclaredRegister['matrix'][number] }) {
  const { t } = useTranslation()
  const hidden = cell.read === undefined ? [] : unseenFields(cell.role, cell.category, false)
  return (
    <Card
      title={categoryTitle(cell.category)}
      beside={<span className="meta">{t('rules.code', { id: cell.rule })}</span>}
    >
      <div className="body stack">
        <ul>
          {cellWords(cell, { t, said, register: theRegister() }).map((line) => (
            <li key={line} className="upper">
              {line}
            </li>
          ))}
        </ul>
        {cell.write !== undefined && (
          <FieldNames title={t('rules.recordsThese')} category={cell.category} ids={cell.write.fields} />
        )}
        {hidden.length > 0 && (
          <FieldNames title={t('rules.notSeen')} category={cell.category} ids={hidden} isOpen />
        )}
        <Reasons only={[cell.reason]} />
      </div>
    </Card>
  )
}

interface FieldNamesProps {
  readonly title: string
  readonly category: number
  readonly ids: readonly string[]
  readonly isOpen?: boolean
}

function FieldNames({ title, category, ids, isOpen = false }: FieldNamesProps) {
  return (
    <details open={isOpen}>
      <summary>{title}</summary>
      {inGroups(ids, category, theRegister()).map(({ group, ids: here }) => (
        <div key={here[0]} className="named-group">
          {group !== undefined && <h3>{saidFirst(group.title)}</h3>}
          <ul>
            {here.map((id) => (
              <li key={id}>
                {fieldName(id)} <span className="meta">{id}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}
