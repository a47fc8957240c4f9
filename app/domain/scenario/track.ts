/** The shelves of the library. */
export const TRACKS = ["llm-serving", "kubernetes", "networking", "security", "interview-craft"] as const;
export type Track = (typeof TRACKS)[number];

export const TRACK_TITLE: Record<Track, string> = {
  "llm-serving": "LLM serving",
  kubernetes: "Kubernetes",
  networking: "Networking",
  security: "Security and identity",
  "interview-craft": "Interview craft",
};
