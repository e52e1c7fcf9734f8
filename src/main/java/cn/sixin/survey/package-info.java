/** 用工摸查 and 岗位需求: who goes home, who stays, and whom an enterprise looks for. */
@NullMarked
package cn.sixin.survey;

import org.jspecify.annotations.NullMarked;
