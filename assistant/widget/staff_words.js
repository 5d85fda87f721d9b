// What the staff page itself says, in both languages.

const STAFF_ENGLISH = /^en\b/i.test(navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "");

const STAFF_WORDS = {
  zh: {
    tag: "zh-CN", heading: "工作台", keyHint: "请输入密钥（wenbao keys create --scope ingest 所打印的，或 serve 启动时打印的）。密钥只留在本页内存里。",
    key: "密钥", enter: "进入", badKey: "密钥不对，或权限不够。", failed: "没有读到，请稍后重试。", none: "没有。", loading: "正在读取…",
    tabs: { documents: "报告", figures: "数字", audit: "核对", unanswered: "未答问题", corrections: "人工更正" },
    drop: "把报告拖到这里，或", choose: "选择文件", upload: "上传报告", reading: "正在读取", waiting: "等候", file: "文件", organisation: "机关", year: "年度",
    form: "版本", count: "表格数字", action: "操作", left: "一处", right: "另一处", state: "状态", problems: "须知", remove: "移除", sure: (file) => `移除“${file}”？它的数字、段落和向量都会删去，回答不再用它。`,
    cancel: "取消", find: "查找文件或机关", more: "再看", outcome: { added: "已收入", replaced: "已更新", unchanged: "没有变化", failed: "没有读成" },
    states: { good: "良好", noted: "有须知", doubtful: "有疑问" }, figuresOf: (count) => `${count} 个数字`,
    indicator: "指标", column: "栏", bodies: "机关（可多选，不选为全部）", kind: "图形", years: "历年", across: "各机关", show: "显示",
    savePicture: "保存图片（PNG）", saveDrawing: "保存图片（SVG）", csv: "全部数字（CSV）", excel: "全部数字（Excel）", value: "数值", source: "出处", open: "打开",
    chartOf: (title) => `图：${title}`, noValues: "报告里没有这一项的数值。", tooMany: "只列出一部分，请选定机关。",
    values: { blank: "空白", illegible: "无法辨认", picture: "仅有图片", approximate: "约数", recognised: "由图片识别", corrected: "人工更正" },
    filter: "只看", all: "全部", check: "核对", faults: (count) => `${count} 处`, kinds: {
      arithmetic: "表格勾稽", parts: "分项与合计", contradiction: "前后不一", rate: "比率", carry_over: "结转", versions: "版本不一", picture: "仅有图片", blank: "空白", not_comparable: "不可比",
    },
    question: "问题", asked: "时间", route: { refuse: "没有答案", clarify: "请其说明" }, unansweredHint: "这些问题没有得到答案：也许报告没有写，也许报告没有收入。",
    table: "表", tables: { proactive: "表二 主动公开", applications: "表三 依申请公开", review_litigation: "表四 复议诉讼", statistics: "统计表（2014 版）" },
    row: "行（标签的末尾）", col: "列（标签的末尾）", newValue: "应读作（空白请留空）", by: "更正人", why: "理由", record: "记录更正", recorded: "已记录。",
    was: "原文所印", reads: "读作", withdraw: "撤回", withdrawn: "已撤回", applies: "在用", stale: "未用：原文已变", blank: "空白", made: "经办",
  },
  en: {
    tag: "en", heading: "Staff", keyHint: "Enter a key (as printed by wenbao keys create --scope ingest, or by serve when it began). It stays in this page's memory only.",
    key: "Key", enter: "Enter", badKey: "This key is wrong, or does not allow this.", failed: "It could not be loaded. Please try again.", none: "None.", loading: "Loading…",
    tabs: { documents: "Reports", figures: "Figures", audit: "Checks", unanswered: "Unanswered", corrections: "Corrections" },
    drop: "Drop reports here, or", choose: "choose files", upload: "Upload reports", reading: "reading", waiting: "waiting", file: "File", organisation: "Body", year: "Year",
    form: "Edition", count: "Table figures", action: "Action", left: "One place", right: "The other", state: "State", problems: "To know", remove: "Remove", sure: (file) => `Remove “${file}”? Its figures, passages and vectors are deleted and no answer uses it any more.`,
    cancel: "Cancel", find: "Find a file or body", more: "Show more", outcome: { added: "taken in", replaced: "replaced", unchanged: "unchanged", failed: "could not be read" },
    states: { good: "good", noted: "to know", doubtful: "doubtful" }, figuresOf: (count) => `${count} figures`,
    indicator: "Figure", column: "Column", bodies: "Bodies (several; none means all)", kind: "Chart", years: "over the years", across: "across bodies", show: "Show",
    savePicture: "Save picture (PNG)", saveDrawing: "Save picture (SVG)", csv: "All figures (CSV)", excel: "All figures (Excel)", value: "Value", source: "Source", open: "Open",
    chartOf: (title) => `Chart: ${title}`, noValues: "No report gives a value for this.", tooMany: "Only a part is listed: choose bodies.",
    values: { blank: "blank", illegible: "illegible", picture: "only a picture", approximate: "approximate", recognised: "read from a picture", corrected: "corrected by a person" },
    filter: "Only", all: "all", check: "Check", faults: (count) => `${count} findings`, kinds: {
      arithmetic: "the form's sums", parts: "parts and whole", contradiction: "contradiction", rate: "rate", carry_over: "carry-over", versions: "versions differ", picture: "only a picture", blank: "blank", not_comparable: "not comparable",
    },
    question: "Question", asked: "When", route: { refuse: "no answer", clarify: "asked back" }, unansweredHint: "These questions got no answer: the reports do not say it, or the report is not here.",
    table: "Table", tables: { proactive: "Table 2, proactive", applications: "Table 3, applications", review_litigation: "Table 4, review and litigation", statistics: "Statistics (2014 form)" },
    row: "Row (the end of its label)", col: "Column (the end of its label)", newValue: "Should read (empty for a blank)", by: "By whom", why: "Why", record: "Record", recorded: "Recorded.",
    was: "As printed", reads: "Read as", withdraw: "Take back", withdrawn: "taken back", applies: "in use", stale: "not used: the print changed", blank: "blank", made: "Made by",
  },
};

const W = STAFF_WORDS[STAFF_ENGLISH ? "en" : "zh"];
