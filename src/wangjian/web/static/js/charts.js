// Draws a bar chart from the table beside it: the table is the source and stays readable without this script.
"use strict";

(() => {
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function rows(table) {
    return [...table.querySelectorAll("tbody tr")].map((row) => ({
      name: row.querySelector("[data-name]").textContent.trim(),
      values: [...row.querySelectorAll("[data-value]")].map((cell) => Number(cell.dataset.value)),
      links: [...row.querySelectorAll("[data-value]")].map((cell) => cell.querySelector("a")?.href || row.querySelector("a")?.href),
    }));
  }

  function draw(holder) {
    const table = document.getElementById(holder.dataset.table);
    const data = rows(table).slice(0, 12).reverse();
    if (!data.length) { holder.remove(); return; }
    const series = [...table.querySelectorAll("thead [data-series]")].map((head) => head.textContent.trim());
    const tones = [token("--act"), token("--amber"), token("--red")];
    holder.hidden = false;
    const chart = echarts.init(holder, null, { renderer: "svg" });
    chart.setOption({
      aria: { enabled: true, decal: { show: series.length > 1 } },
      animation: false,
      color: tones,
      grid: { left: 8, right: 32, top: series.length > 1 ? 32 : 8, bottom: 8, containLabel: true },
      legend: series.length > 1 ? { top: 0, left: 0, textStyle: { color: token("--ink") } } : undefined,
      xAxis: { type: "value", minInterval: 1, axisLabel: { color: token("--ink-soft") }, splitLine: { lineStyle: { color: token("--line") } } },
      yAxis: { type: "category", data: data.map((row) => row.name), axisLabel: { color: token("--ink") }, axisTick: { show: false } },
      series: series.map((name, index) => ({
        name, type: "bar", stack: "all", barMaxWidth: 18,
        data: data.map((row) => row.values[index]),
        label: series.length === 1 ? { show: true, position: "right", color: token("--ink") } : undefined,
      })),
    });
    chart.on("click", (event) => {
      const link = data[event.dataIndex].links[event.seriesIndex];
      if (link) location.assign(link);
    });
    new ResizeObserver(() => chart.resize()).observe(holder);
  }

  for (const holder of document.querySelectorAll("[data-chart]")) draw(holder);
})();
