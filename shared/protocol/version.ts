/**
 * The protocol's number. Client and server compare it when they meet; a browser that loaded an older page is told to
 * reload instead of misreading frames. It grows with every change that an older reader would misread.
 */
export const PROTOCOL_VERSION = 6;

/** No command may be longer than this on the wire; longer ones are refused unread. */
export const MAX_COMMAND_BYTES = 5096;
