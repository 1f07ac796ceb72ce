import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FileView } from '../../api/answers.ts'
import { useCategory } from '../../api/queries.ts'
import { useMay, useSession } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { type CategoryNumber, findCategory, readsCategory } from '../../declaration/declaration.ts'
import { EmptyState, Icon, Loaded } from '../../ui/index.ts'
import { Link, LoadedPage, NotFound } from '../../ui/routed.ts'
import { FileFrame } from '../customerships/file-frame.tsx'
import { AbsentFile } from '../glass/absent-file.tsx'
import { useFile, useIsOutside } from '../glass/openings.ts'
import { PlanStage } from '../plan/plan-stage.tsx'
import { CategoryEntries } from './category-entries.tsx'
import { NotRecorded, recordsIn } from './not-recorded.tsx'
import { NotSeen } from './not-seen.tsx'

const route = getRouteApi('/customerships/$customership/data/$category')

/** One of the seven categories of a file, as far as this person's role sees it. */
export function Category() {
  const { customership, category } = route.useParams()
  const number = findCategory(category)
  const file = useFile(customership)
  if (number === undefined) return <NotFound />
  return (
    <LoadedPage query={file} absent={<AbsentFile customership={customership} />}>
      {(data) => <CategoryOfFile key={number} file={data} category={number} />}
    </LoadedPage>
  )
}

/** The category that holds the plan (11 § item 7). */
const plan = 7

interface CategoryOfFileProps {
  readonly file: FileView
  readonly category: CategoryNumber
}

function CategoryOfFile({ file, category }: CategoryOfFileProps) {
  const { role } = useSession()
  if (!readsCategory(role, category, file.kelaInPlan)) return <NotFound />
  return <ReadableCategory file={file} category={category} role={role} />
}

function ReadableCategory({ file, category, role }: CategoryOfFileProps & { readonly role: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const entries = useCategory(file.id, category)
  const isOutside = useIsOutside(file.id, file.team)
  const isAtWork = !isOutside && file.permitted.includes('entry.record')
  const isRecorder = isAtWork && recordsIn(category, role, file.kelaInPlan)
  return (
    <FileFrame
      file={file}
      page={categoryTitle(category)}
      mayReadData={may('customership.read')}
      shown={{ part: category, query: entries }}
      acts={
        isRecorder && (
          <Link
            to="/customerships/$customership/data/new"
            params={{ customership: file.id }}
            search={{ category }}
            className="main-act"
          >
            <Icon name="add" />
            {t('record.add')}
          </Link>
        )
      }
    >
      <div className="stack">
        {category === plan && isAtWork && <PlanStage file={file} />}
        <Loaded
          query={entries}
          absent={<EmptyState level={2} title={t('data.empty')} text={t('data.emptyText')} />}
        >
          {(data) => <CategoryEntries category={category} entries={data.entries} file={file} />}
        </Loaded>
        {/* These stand below the entries: shown before them they would jump. */}
        {(entries.data !== undefined || entries.error !== null) && (
          <>
            {isAtWork && !isRecorder && <NotRecorded role={role} category={category} file={file} />}
            <NotSeen role={role} category={category} file={file} />
          </>
        )}
      </div>
    </FileFrame>
  )
}
