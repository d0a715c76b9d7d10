import { serve } from '../serve.ts'

export async function run(): Promise<undefined> {
  await serve()
}
