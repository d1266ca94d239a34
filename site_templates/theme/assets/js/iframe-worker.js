// Makes the search work when the site is opened from a file:// address.
//
// A browser refuses `new Worker("file:///…")`. There, and only there, `Worker` is replaced by a
// small class that runs the worker's script in a hidden frame and carries messages both ways.
// The search worker looks for the name `IFrameWorker` to find its language files.
"use strict";

if (location.protocol === "file:") {
  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.onmessage = null;
      this.onerror = null;

      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.body.append(frame);
      this.frame = frame;

      const inner = frame.contentWindow;
      // What the script knows as its own postMessage() must reach us, not the frame itself.
      inner.workerHost = (data) => this.deliver(data);
      inner.document.open();
      inner.document.write(
        "<!doctype html><html lang='en'><title>Search</title>" +
          "<script>postMessage = (data) => workerHost(data);" +
          "importScripts = (...urls) => urls.reduce((done, url) => done.then(() => new Promise((ok, fail) => {" +
          "const script = document.createElement('script'); script.src = url;" +
          "script.onload = ok; script.onerror = fail; document.head.append(script) })), Promise.resolve())" +
          "</scr" + "ipt></html>",
      );
      inner.document.close();

      // Messages sent before the script has run wait for it.
      this.ready = new Promise((resolve, reject) => {
        const script = inner.document.createElement("script");
        script.src = new URL(url, location.href).href;
        script.onload = resolve;
        script.onerror = () => reject(new Error(`cannot load ${script.src}`));
        inner.document.head.append(script);
      });
      this.ready.catch((error) => {
        this.dispatchEvent(new ErrorEvent("error", { message: error.message, error }));
        this.onerror?.(error);
      });
    }

    postMessage(data) {
      this.ready.then(
        () => {
          const inner = this.frame.contentWindow;
          inner?.dispatchEvent(new inner.MessageEvent("message", { data }));
        },
        () => {}, // already reported by the constructor
      );
    }

    deliver(data) {
      // A real worker answers later, never during the call; the caller may rely on that.
      setTimeout(() => {
        const event = new MessageEvent("message", { data });
        this.dispatchEvent(event);
        this.onmessage?.(event);
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.IFrameWorker = IFrameWorker;
  window.Worker = IFrameWorker;
}
