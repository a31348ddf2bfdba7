import { channelOf, fileJson, parsed, Refusal, type Method } from './method.ts';

/** Uploading in three steps: an address, the bytes, the message. docs.slack.dev/messaging/working-with-files */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': (workspace, { filename, length }, url) => {
    if (!filename || !(Number(length) > 0)) throw new Refusal('invalid_arguments');
    const id = workspace.nextId('F');
    workspace.files.set(id, { id, name: filename, type: 'application/octet-stream', bytes: Buffer.alloc(0), done: false });
    return { file_id: id, upload_url: `${url}/upload/v1/${id}` };
  },
  'files.completeUploadExternal': (workspace, args, url) => {
    const files = parsed<{ id: string; title?: string }[]>(args.files) ?? [];
    const found = files.map(({ id }) => workspace.files.get(id));
    if (files.length === 0 || found.some((one) => !one || one.bytes.length === 0)) throw new Refusal('file_not_found');
    for (const one of found) one!.done = true;
    if (args.channel_id) {
      const channel = channelOf(workspace, args.channel_id).id;
      const thread = args.thread_ts ? { thread: args.thread_ts } : {};
      workspace.post({
        channel,
        user: workspace.bot,
        text: args.initial_comment ?? '',
        files: files.map(({ id }) => id),
        ...thread,
      });
    }
    return { files: found.map((one) => fileJson(one!, url)) };
  },
  'files.info': (workspace, { file = '' }, url) => {
    const found = workspace.files.get(file);
    if (!found) throw new Refusal('file_not_found');
    return { file: fileJson(found, url) };
  },
};
