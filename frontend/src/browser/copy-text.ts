/** Copies text to the clipboard. Without TLS the browser has no `clipboard`, but still the old way. */
export async function copyText(text: string): Promise<boolean> {
  if (isSecureContext) {
    return await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
  }
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'sr-only'
  document.body.append(area)
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  return isCopied
}
