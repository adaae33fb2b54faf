/**
 * The path of one segment, however its id is written: a path is matched as it was sent, an escaped
 * letter in it is read as that letter afterwards. A preview, which writes nothing, is posted
 * beside segments and is none.
 */
export const ONE_SEGMENT = /^\/admin\/retention\/segments\/(?!preview\/?$)[^/]+\/?$/i
