/** Where a picture is shown now, or will be once a draft is published. */
export type PictureUses = {
  /** By their newest titles, as many as are named; `pageCount` has them all. */
  pages: { id: string; title: string }[]
  pageCount: number
  hosts: { id: string; name: string }[]
  isLogo: boolean
  isFavicon: boolean
}

/** Whether anything in use shows the picture: then it cannot be deleted. */
export function isUsed({ pageCount, hosts, isLogo, isFavicon }: PictureUses): boolean {
  return pageCount > 0 || hosts.length > 0 || isLogo || isFavicon
}
