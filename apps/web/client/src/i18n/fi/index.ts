import { changes } from './changes.ts'
import { customers } from './customers.ts'
import { entry } from './entry.ts'
import { file } from './file.ts'
import { frame } from './frame.ts'
import { frameStates } from './frame-states.ts'
import { glass } from './glass.ts'
import { joining } from './joining.ts'
import { log } from './log.ts'
import { openPages } from './open-pages.ts'
import { own } from './own.ts'
import { plan } from './plan.ts'
import { record } from './record.ts'
import { rules } from './rules.ts'
import { start } from './start.ts'
import { tasks } from './tasks.ts'
import { wayIn } from './way-in.ts'
import { why } from './why.ts'
import { work } from './work.ts'

/** All words of the client in Finnish, a file for each screen; the other languages have the same keys. */
export const fi = {
  ...frame,
  ...wayIn,
  ...work,
  ...tasks,
  ...customers,
  ...file,
  ...changes,
  ...glass,
  ...joining,
  ...start,
  ...own,
  ...plan,
  ...record,
  ...entry,
  ...rules,
  ...log,
  ...why,
  ...openPages,
  ...frameStates,
}
