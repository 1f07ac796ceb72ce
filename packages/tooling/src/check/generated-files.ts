import { generatedFiles } from '../generated/generated-files.ts'
import type { Step } from './step.ts'

/** What is generated and committed is what would be generated now. */
export const generatedFilesStep: Step = {
  name: 'schema listing and generated references',
  run: async () => {
    const files = await generatedFiles()
    const stale = files.filter((file) => file.committed !== file.generated).map((file) => file.path)
    return stale.length === 0
      ? ''
      : `${stale.join('\n')}\nnot as generated: run \`npm run generate\` and commit`
  },
}
